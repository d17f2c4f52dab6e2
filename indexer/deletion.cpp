// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/deletion.h"

#include <map>
#include <set>
#include <utility>

#include "indexer/base/timestamp.h"
#include "indexer/rewrite.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/identity.h"
#include "indexer/schema/terms.h"
#include "indexer/schema/xapian_guard.h"

namespace dateline::indexer {
namespace {

using schema::FieldId;
using Tombstones = std::vector<schema::Tombstone>;

Result<std::uint64_t> count_documents(const OpenGeneration& live, const std::string& id) {
  return schema::guarded("looking up " + id, [&] {
    std::uint64_t count = 0;
    for (const Xapian::Database& segment : live.databases) {
      count += segment.get_termfreq(schema::value_term(FieldId::Article, id));
    }
    return count;
  });
}

/// The id of the article at that address: as the archive has it, else as the address alone says.
Result<std::string> id_of_url(const OpenGeneration& live, const std::string& url) {
  return schema::guarded("looking up " + url, [&] {
    const std::string term = schema::value_term(FieldId::Url, url);
    for (const Xapian::Database& segment : live.databases) {
      const auto found = segment.postlist_begin(term);
      if (found != segment.postlist_end(term)) {
        const Xapian::Document document = segment.get_document(*found);
        return schema::unpack_id(document.get_value(schema::field(FieldId::Article).slot));
      }
    }
    Article article{.url = url};
    schema::assign_identity(article);
    return article.id;
  });
}

/// An article as the command line named it.
struct Named {
  std::string id;
  std::uint64_t documents = 0;
};

Result<Named> look_up(const OpenGeneration& live, const std::string& name) {
  auto id = schema::is_article_id(name) ? Result<std::string>(name) : id_of_url(live, name);
  if (!id) {
    return std::move(id).error();
  }
  const auto documents = count_documents(live, *id);
  if (!documents) {
    return documents.error();
  }
  return Named{.id = *std::move(id), .documents = *documents};
}

Error unknown(const std::string& name, std::string_view state) {
  return Error{ErrorCode::NotFound,
               "'" + name + "' is " + std::string(state) + "; nothing was changed",
               "an article is named by its id (a_…) or its URL"};
}

Tombstones with(const Tombstones& tombstones, const std::vector<std::string>& ids) {
  std::map<std::string, std::int64_t> all;
  for (const schema::Tombstone& tombstone : tombstones) {
    all.emplace(tombstone.article_id, tombstone.deleted_at);
  }
  for (const std::string& id : ids) {
    all.emplace(id, now_seconds());
  }
  Tombstones result;
  for (const auto& [id, deleted_at] : all) {
    result.push_back({.article_id = id, .deleted_at = deleted_at});
  }
  return result;
}

Tombstones without(const Tombstones& tombstones, const std::vector<std::string>& ids) {
  const std::set<std::string> gone(ids.begin(), ids.end());
  Tombstones result;
  for (const schema::Tombstone& tombstone : tombstones) {
    if (!gone.contains(tombstone.article_id)) {
      result.push_back(tombstone);
    }
  }
  return result;
}

/// A generation of the same segments under other tombstones.
Status publish_tombstones(Publisher& publisher, Tombstones tombstones,
                          const PublishOptions& options, DeletionResult& result) {
  if (Status begun = publisher.begin(); !begun) {
    return begun;
  }
  auto published = publisher.publish(
      {.kept = publisher.live()->generation.segments, .tombstones = std::move(tombstones)},
      options);
  if (!published) {
    return std::move(published).error();
  }
  result.published = *std::move(published);
  return ok();
}

Status publish_purged(Publisher& publisher, Tombstones tombstones, const PublishOptions& options,
                      BuildObserver& observer, DeletionResult& result) {
  auto merged = merge_all(publisher, std::move(tombstones), options, observer);
  if (!merged) {
    return std::move(merged).error();
  }
  result.published = std::move(merged->published);
  return ok();
}

}  // namespace

Result<DeletionResult> delete_articles(const std::filesystem::path& archive,
                                       std::span<const std::string> names,
                                       const DeletionOptions& options, BuildObserver& observer) {
  auto publisher = Publisher::open(archive, "delete", Publisher::Mode::Existing);
  if (!publisher) {
    return std::move(publisher).error();
  }
  const OpenGeneration& live = *publisher->live();
  const Tombstones& tombstones = live.generation.tombstones;
  DeletionResult result;
  for (const std::string& name : names) {
    const auto named = look_up(live, name);
    if (!named) {
      return named.error();
    }
    const bool known = is_deleted(tombstones, named->id);
    if (!known && named->documents == 0) {
      return unknown(name, "not in the archive");
    }
    result.documents += named->documents;
    if (!known) {
      result.articles.push_back(named->id);
    }
  }
  const bool purges = options.purge && result.documents > 0;
  if (options.dry_run || (result.articles.empty() && !purges)) {
    return result;
  }
  Tombstones next = with(tombstones, result.articles);
  Status done = purges
                    ? publish_purged(*publisher, std::move(next), options.publish, observer, result)
                    : publish_tombstones(*publisher, std::move(next), options.publish, result);
  if (!done) {
    return std::move(done).error();
  }
  return result;
}

Result<DeletionResult> undelete_articles(const std::filesystem::path& archive,
                                         std::span<const std::string> names,
                                         const DeletionOptions& options) {
  auto publisher = Publisher::open(archive, "undelete", Publisher::Mode::Existing);
  if (!publisher) {
    return std::move(publisher).error();
  }
  const OpenGeneration& live = *publisher->live();
  DeletionResult result;
  for (const std::string& name : names) {
    const auto named = look_up(live, name);
    if (!named) {
      return named.error();
    }
    if (!is_deleted(live.generation.tombstones, named->id)) {
      return unknown(name, "not deleted");
    }
    result.documents += named->documents;
    result.articles.push_back(named->id);
  }
  if (options.dry_run) {
    return result;
  }
  Status done = publish_tombstones(*publisher, without(live.generation.tombstones, result.articles),
                                   options.publish, result);
  if (!done) {
    return std::move(done).error();
  }
  return result;
}

}  // namespace dateline::indexer
