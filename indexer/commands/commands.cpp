// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/commands.h"

#include <array>

namespace dateline::indexer {
namespace {

using Names = std::string_view;

constexpr std::array kCommon = {Names("config"), Names("json"), Names("quiet")};
constexpr std::array kReading = {Names("archive"),       Names("format"),      Names("source"),
                                 Names("zone"),          Names("seen"),        Names("symbols"),
                                 Names("company-names"), Names("topic-rules"), Names("report"),
                                 Names("canaries"),      Names("dry-run"),     Names("force")};
constexpr std::array kDeleting = {Names("archive"), Names("canaries"), Names("purge"),
                                  Names("dry-run"), Names("force")};
constexpr std::array kUndeleting = {Names("archive"), Names("canaries"), Names("dry-run"),
                                    Names("force")};
constexpr std::array kMerging = {Names("archive"), Names("canaries"), Names("report"),
                                 Names("force")};
constexpr std::array kReindexing = {Names("archive"), Names("topic-rules"), Names("canaries"),
                                    Names("report"), Names("force")};
constexpr std::array kExtracting = {Names("archive"),       Names("format"),      Names("source"),
                                    Names("zone"),          Names("seen"),        Names("symbols"),
                                    Names("company-names"), Names("topic-rules"), Names("report"),
                                    Names("explain")};
constexpr std::array kCheckingRules = {Names("archive"),       Names("format"), Names("source"),
                                       Names("zone"),          Names("seen"),   Names("symbols"),
                                       Names("company-names"), Names("report")};
constexpr std::array kAsking = {Names("archive")};

constexpr std::array kCommands = {
    Command{"rebuild", "Build the archive anew from these files and folders", "PATH", true,
            kReading, &run_rebuild},
    Command{"add", "Add what these files and folders hold and the archive does not", "PATH", true,
            kReading, &run_add},
    Command{"delete", "Take articles out, now and in every rebuild to come", "ID", true, kDeleting,
            &run_delete},
    Command{"undelete", "Take a deletion back", "ID", true, kUndeleting, &run_undelete},
    Command{"merge", "Make one segment of all and drop the deleted", "", false, kMerging,
            &run_merge},
    Command{"reindex", "Analyse every article again, from what the archive stores", "", false,
            kReindexing, &run_reindex},
    Command{"check", "Read the archive from end to end and say what is wrong", "", false, kAsking,
            &run_check},
    Command{"check-rules", "Say what is wrong in a file of topic rules, and what each rule finds",
            "FILE [PATH]", true, kCheckingRules, &run_check_rules},
    Command{"stats", "Say what the archive holds", "", false, kAsking, &run_stats},
    Command{
        "extract",
        "Print what would be indexed, with evidence, as JSON; --archive takes the furniture out "
        "that a rebuild has learned",
        "PATH", true, kExtracting, &run_extract},
    Command{"generations", "List the states of the archive that are kept", "", false, kAsking,
            &run_generations},
    Command{"rollback", "Go back to the state before, or to the one named", "NAME", false, kAsking,
            &run_rollback},
    Command{"fields", "List the fields of an article", "", false, {}, &run_fields},
    Command{"formats", "List the input formats", "", false, {}, &run_formats},
};

}  // namespace

std::span<const Command> commands() {
  return kCommands;
}

std::span<const std::string_view> common_options() {
  return kCommon;
}

}  // namespace dateline::indexer
