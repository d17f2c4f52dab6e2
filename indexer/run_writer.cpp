// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run_writer.h"

#include "indexer/durable_files.h"

namespace dateline::indexer {
namespace {

using Refused = std::vector<RefusedDocument>;

Error cannot_write(const std::filesystem::path& folder, const Xapian::Error& error) {
  return Error{ErrorCode::Io, "writing the run " + folder.string() + ": " + error.get_description(),
               "is the disk full?"};
}

/// All documents in one batch. The database is thrown away when this throws, so nothing of Xapian's
/// care for its files is needed.
void write_batch(const std::filesystem::path& folder, std::span<const Xapian::Document> documents,
                 const schema::AnalysisProfile& profile) {
  Xapian::WritableDatabase run(folder.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC |
                                                    Xapian::DB_DANGEROUS |
                                                    Xapian::DB_BACKEND_GLASS);
  schema::save_profile(profile, run);
  Xapian::docid docid = 0;
  for (const Xapian::Document& document : documents) {
    run.replace_document(++docid, document);
  }
  run.commit();
  run.close();
}

/// One document, committed; true when the database took it.
bool write_one(const std::filesystem::path& folder, Xapian::docid docid,
               const Xapian::Document& document, std::string& reason) {
  try {
    Xapian::WritableDatabase run(folder.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    run.replace_document(docid, document);
    run.commit();
    run.close();
    return true;
  } catch (const Xapian::DatabaseError&) {
    throw;  // the disk's fault, not the document's
  } catch (const Xapian::Error& error) {
    reason = error.get_msg();
    return false;
  }
}

Refused replay(const std::filesystem::path& folder, std::span<const Xapian::Document> documents,
               const schema::AnalysisProfile& profile) {
  write_batch(folder, {}, profile);
  Refused refused;
  Xapian::docid docid = 1;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    std::string reason;
    if (write_one(folder, docid, documents[i], reason)) {
      ++docid;
    } else {
      refused.push_back({.index = i, .reason = std::move(reason)});
    }
  }
  return refused;
}

}  // namespace

Result<Refused> write_run(const std::filesystem::path& folder,
                          std::span<const Xapian::Document> documents,
                          const schema::AnalysisProfile& profile) {
  try {
    write_batch(folder, documents, profile);
    return Refused{};
  } catch (const Xapian::DatabaseError& error) {
    return cannot_write(folder, error);
  } catch (const Xapian::Error&) {
    if (Status removed = remove_tree(folder); !removed) {
      return std::move(removed).error();
    }
  }
  try {
    return replay(folder, documents, profile);
  } catch (const Xapian::Error& error) {
    return cannot_write(folder, error);
  }
}

}  // namespace dateline::indexer
