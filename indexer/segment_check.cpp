// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segment_check.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <xapian.h>

#include "indexer/schema/analysis.h"
#include "indexer/schema/digest.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/identity.h"
#include "indexer/schema/stored_article.h"
#include "indexer/schema/xapian_guard.h"

namespace dateline::indexer {
namespace {

constexpr Xapian::docid kSampleSize = 500;

Error corrupt(const std::filesystem::path& file, const std::string& what) {
  return Error{ErrorCode::Corrupt, file.string() + " " + what,
               "go back to a kept generation with `dateline-index rollback`"};
}

Status compare_hash(const std::filesystem::path& file, const std::string& sha256) {
  const auto hash = schema::sha256_of_file(file);
  if (!hash) {
    return hash.error();
  }
  return schema::to_hex(*hash) == sha256
             ? ok()
             : Status(corrupt(file, "does not have the SHA-256 of its manifest"));
}

Status check_structure(const std::filesystem::path& file) {
  const auto faults = schema::guarded("checking " + file.string(), [&] {
    return Xapian::Database::check(file.string(), 0, nullptr);
  });
  if (!faults) {
    return faults.error();
  }
  return *faults == 0
             ? ok()
             : Status(corrupt(file, "has " + std::to_string(*faults) + " faults in its structure"));
}

Status check_counts(const std::filesystem::path& file, const Xapian::Database& database,
                    const schema::Manifest& manifest) {
  const auto profile = schema::load_profile(database);
  if (!profile) {
    return profile.error();
  }
  if (schema::hard_fingerprint(*profile) != manifest.hard_fingerprint) {
    return Error{ErrorCode::SchemaMismatch, file.string() + " was analysed by other rules",
                 "build the archive anew with `dateline-index reindex`"};
  }
  if (database.get_doccount() != manifest.documents ||
      database.get_lastdocid() != manifest.documents) {
    return corrupt(file, "holds " + std::to_string(database.get_doccount()) +
                             " documents, its manifest says " + std::to_string(manifest.documents));
  }
  return ok();
}

/// One stored record: it decodes, its id is the one in the slot, and it stands where it belongs.
Status check_record(const std::filesystem::path& file, const Xapian::Database& database,
                    Xapian::docid docid, std::optional<schema::TimeOrder>& last) {
  const Xapian::Document document = database.get_document(docid);
  const auto article = schema::decode_article(document.get_data());
  const std::string which = "document " + std::to_string(docid);
  if (!article) {
    return corrupt(file, which + ": " + article.error().message);
  }
  if (!schema::is_article_id(article->id) ||
      document.get_value(schema::field(schema::FieldId::Article).slot) !=
          schema::pack_id(article->id)) {
    return corrupt(file, which + " has another id in its slot than in its record");
  }
  schema::TimeOrder order = schema::time_order(*article);
  if (last && !schema::comes_before(*last, order)) {
    return corrupt(file, which + " is out of the order of time");
  }
  last = std::move(order);
  return ok();
}

Status check_records(const std::filesystem::path& file, const Xapian::Database& database,
                     CheckDepth depth) {
  const Xapian::docid count = database.get_doccount();
  const Xapian::docid step =
      depth == CheckDepth::Whole ? 1 : std::max<Xapian::docid>(1, count / kSampleSize);
  std::optional<schema::TimeOrder> last;
  for (Xapian::docid docid = 1; docid <= count; docid += step) {
    if (Status checked = check_record(file, database, docid, last); !checked) {
      return checked;
    }
  }
  return ok();
}

}  // namespace

Status check_hash(const std::filesystem::path& folder, const schema::Manifest& manifest) {
  Status hashed = compare_hash(folder / "documents", manifest.sha256);
  for (const schema::DerivedFile& file : schema::kDerivedFiles) {
    if (hashed && !(manifest.*file.sha256).empty()) {
      hashed = compare_hash(folder / file.name, manifest.*file.sha256);
    }
  }
  return hashed;
}

Status check_segment(const std::filesystem::path& folder, const schema::Manifest& manifest,
                     CheckDepth depth) {
  const auto file = folder / "documents";
  if (Status checked = check_hash(folder, manifest); !checked) {
    return checked;
  }
  if (Status checked = check_structure(file); !checked) {
    return checked;
  }
  auto contents = schema::guarded("reading " + file.string(), [&]() -> Status {
    const Xapian::Database database(file.string());
    if (Status checked = check_counts(file, database, manifest); !checked) {
      return checked;
    }
    return check_records(file, database, depth);
  });
  return contents ? *contents : Status(contents.error());
}

}  // namespace dateline::indexer
