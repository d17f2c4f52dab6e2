// SPDX-License-Identifier: GPL-3.0-or-later
// Manifests, generations and CURRENT: what is written is read back, and damage is never taken for
// an archive.
#include "indexer/schema/generation.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "indexer/schema/digest.h"
#include "indexer/schema/fields.h"

namespace dateline::schema {
namespace {

const std::string kHash(64, 'a');

Manifest example_manifest() {
  return {.schema_version = kSchemaVersion,
          .hard_fingerprint = "hard",
          .soft_fingerprint = "none",
          .documents = 3,
          .undated = 1,
          .first = -5,
          .last = 1735689600,
          .bytes = 12345,
          .sha256 = kHash,
          .digest = std::string(64, '0'),
          .sources = {{"a\tb\\c\nd", 2}, {"plain", 1}},
          .days = {{"2025-01-01", 2}}};
}

Generation example_generation() {
  return {.name = "20250101T000000Z-abcd",
          .parent = "20241231T000000Z-0000",
          .command = "add",
          .created = 1735689600,
          .schema_version = kSchemaVersion,
          .segments = {{.name = "one", .documents = 3, .manifest_sha256 = kHash},
                       {.name = "two", .documents = 0, .manifest_sha256 = kHash}},
          .tombstones = {{.article_id = "a_0", .deleted_at = 7},
                         {.article_id = "a_1", .deleted_at = 8}},
          .furniture = {{.source = "a\tb", .hash = 7, .recurs = 5, .articles = 9},
                        {.source = "c", .hash = ~std::uint64_t{0}, .recurs = 6, .articles = 6}}};
}

/// Writes the version line anew, with a checksum that fits.
std::string with_version(const std::string& text, const std::string& version) {
  std::string changed = text.substr(0, text.rfind("sha256\t"));
  const std::size_t at = changed.find("schema_version\t") + 15;
  changed.replace(at, changed.find('\n', at) - at, version);
  return changed + "sha256\t" + to_hex(sha256(changed)) + "\n";
}

class ArchiveFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::remove_all(paths_.root);
    std::filesystem::create_directories(paths_.generations());
  }
  void TearDown() override { std::filesystem::remove_all(paths_.root); }

  static void write(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }

  ArchivePaths paths_{std::filesystem::path(::testing::TempDir()) /
                      ("dateline-generation-" + std::to_string(::getpid()))};
};

TEST(Manifest, ReadsBackWhatWasWritten) {
  const Manifest written = example_manifest();

  const auto read = decode_manifest(encode(written));

  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->documents, 3U);
  EXPECT_EQ(read->undated, 1U);
  EXPECT_EQ(read->first, -5);
  EXPECT_EQ(read->last, 1735689600);
  EXPECT_EQ(read->bytes, 12345U);
  EXPECT_EQ(read->sources, written.sources);
  EXPECT_EQ(read->days, written.days);
  EXPECT_EQ(encode(*read), encode(written));
}

TEST(Manifest, StatesDerivedFilesThatThereAre) {
  Manifest written = example_manifest();
  written.postings_bytes = 7;
  written.postings_sha256 = kHash;

  const auto read = decode_manifest(encode(written));

  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->postings_bytes, 7U);
  EXPECT_EQ(read->postings_sha256, kHash);
  EXPECT_EQ(read->forward_sha256, "");
  EXPECT_EQ(read->data_bytes(), 12345U + 7U);
}

TEST(Manifest, KeepsAnAbsentDateRangeAbsent) {
  Manifest written = example_manifest();
  written.first.reset();
  written.last.reset();

  const auto read = decode_manifest(encode(written));

  ASSERT_TRUE(read);
  EXPECT_FALSE(read->first);
  EXPECT_FALSE(read->last);
}

TEST(Generation, ReadsBackWhatWasWritten) {
  const Generation written = example_generation();

  const auto read = decode_generation(encode(written));

  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->name, written.name);
  EXPECT_EQ(read->parent, written.parent);
  EXPECT_EQ(read->command, written.command);
  EXPECT_EQ(read->created, written.created);
  EXPECT_EQ(read->segments, written.segments);
  EXPECT_EQ(read->tombstones, written.tombstones);
  EXPECT_EQ(read->furniture, written.furniture);
}

TEST(Generation, SkipsUnknownKeys) {
  std::string text = encode(example_generation());
  text = text.substr(0, text.rfind("sha256\t")) + "colour\tblue\tgreen\n";
  text += "sha256\t" + to_hex(sha256(text)) + "\n";

  EXPECT_TRUE(decode_generation(text));
}

TEST(Generation, RefusesEveryCut) {
  const std::string whole = encode(example_generation());

  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto read = decode_generation(whole.substr(0, size));
    ASSERT_FALSE(read) << size;
    EXPECT_EQ(read.error().code, ErrorCode::Corrupt);
  }
}

TEST(Generation, RefusesEveryFlippedByte) {
  const std::string whole = encode(example_generation());

  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    EXPECT_FALSE(decode_generation(damaged)) << at;
  }
}

TEST(Generation, NamesReindexForAnotherSchemaVersion) {
  const auto read = decode_generation(with_version(encode(example_generation()), "99"));

  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::SchemaMismatch);
  EXPECT_NE(read.error().hint.find("dateline-index reindex"), std::string::npos);
}

TEST(Generation, OfAnotherVersionIsReadWhenAskedFor) {
  const auto read =
      decode_generation(with_version(encode(example_generation()), "99"), VersionCheck::Any);

  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->schema_version, 99U);
}

TEST(Generation, RefusesTombstonesOutOfOrder) {
  Generation generation = example_generation();
  std::swap(generation.tombstones[0], generation.tombstones[1]);

  EXPECT_FALSE(decode_generation(encode(generation)));
}

TEST(Generation, RefusesFurnitureOutOfOrderOrMoreOftenThanThereAreArticles) {
  Generation disordered = example_generation();
  std::swap(disordered.furniture[0], disordered.furniture[1]);
  Generation too_often = example_generation();
  too_often.furniture[0].recurs = too_often.furniture[0].articles + 1;

  EXPECT_FALSE(decode_generation(encode(disordered)));
  EXPECT_FALSE(decode_generation(encode(too_often)));
}

TEST(Generation, RefusesASegmentOutsideTheArchive) {
  Generation generation = example_generation();
  generation.segments[0].name = "../../etc";

  EXPECT_FALSE(decode_generation(encode(generation)));
}

TEST(Names, AreLettersDigitsDotsDashesAndNothingElse) {
  EXPECT_TRUE(is_valid_name("20250802T031500Z-5f1c"));
  EXPECT_TRUE(is_valid_name("a_b.c"));
  EXPECT_FALSE(is_valid_name(""));
  EXPECT_FALSE(is_valid_name(".hidden"));
  EXPECT_FALSE(is_valid_name("a/b"));
  EXPECT_FALSE(is_valid_name("a b"));
  EXPECT_FALSE(is_valid_name(std::string(101, 'a')));
}

TEST_F(ArchiveFiles, NoCurrentIsNotFoundWithAHint) {
  const auto current = read_current(paths_);

  ASSERT_FALSE(current);
  EXPECT_EQ(current.error().code, ErrorCode::NotFound);
  EXPECT_NE(current.error().hint.find("rebuild"), std::string::npos);
}

TEST_F(ArchiveFiles, CurrentIsReadWithoutItsLineEnd) {
  write(paths_.current(), "20250101T000000Z-abcd\n");

  const auto current = read_current(paths_);

  ASSERT_TRUE(current);
  EXPECT_EQ(*current, "20250101T000000Z-abcd");
}

TEST_F(ArchiveFiles, CurrentThatNamesAPathIsCorrupt) {
  write(paths_.current(), "../outside\n");

  const auto current = read_current(paths_);

  ASSERT_FALSE(current);
  EXPECT_EQ(current.error().code, ErrorCode::Corrupt);
}

TEST_F(ArchiveFiles, AGenerationMustHaveTheNameOfItsFile) {
  write(paths_.generation("other"), encode(example_generation()));

  const auto generation = read_generation(paths_, "other");

  ASSERT_FALSE(generation);
  EXPECT_EQ(generation.error().code, ErrorCode::Corrupt);
}

TEST_F(ArchiveFiles, AMissingGenerationIsCorrupt) {
  const auto generation = read_generation(paths_, "20250101T000000Z-abcd");

  ASSERT_FALSE(generation);
  EXPECT_EQ(generation.error().code, ErrorCode::Corrupt);
}

TEST_F(ArchiveFiles, GenerationsAreListedOldestFirst) {
  write(paths_.generation("20250102T000000Z-aaaa"), "");
  write(paths_.generation("20250101T000000Z-bbbb"), "");
  write(paths_.generations() / ".20250103T000000Z-cccc.new", "");

  const auto names = list_generations(paths_);

  ASSERT_TRUE(names);
  EXPECT_EQ(*names, (std::vector<std::string>{"20250101T000000Z-bbbb", "20250102T000000Z-aaaa"}));
}

/// An archive whose one segment has a "database" of three bytes.
class OneSegment : public ArchiveFiles {
 protected:
  void SetUp() override {
    ArchiveFiles::SetUp();
    manifest_.bytes = 3;
    store();
  }

  void store() {
    const std::string text = encode(manifest_);
    write(paths_.manifest("one"), text);
    write(paths_.database("one"), "abc");
    generation_.segments = {
        {.name = "one", .documents = 3, .manifest_sha256 = to_hex(sha256(text))}};
  }

  Manifest manifest_ = example_manifest();
  Generation generation_ = example_generation();
};

TEST_F(OneSegment, AgreesWithItsFiles) {
  const Status verified = verify_files(paths_, generation_);

  EXPECT_TRUE(verified) << verified.error().message;
}

TEST_F(OneSegment, WithADatabaseOfAnotherSizeIsCorrupt) {
  write(paths_.database("one"), "abcd");

  const Status verified = verify_files(paths_, generation_);

  ASSERT_FALSE(verified);
  EXPECT_EQ(verified.error().code, ErrorCode::Corrupt);
}

TEST_F(OneSegment, WithAChangedManifestIsCorrupt) {
  manifest_.documents = 4;
  write(paths_.manifest("one"), encode(manifest_));

  const Status verified = verify_files(paths_, generation_);

  ASSERT_FALSE(verified);
  EXPECT_EQ(verified.error().code, ErrorCode::Corrupt);
}

TEST_F(OneSegment, WithoutItsDatabaseIsCorrupt) {
  std::filesystem::remove(paths_.database("one"));

  const Status verified = verify_files(paths_, generation_);

  ASSERT_FALSE(verified);
  EXPECT_EQ(verified.error().code, ErrorCode::Corrupt);
}

TEST_F(OneSegment, WithoutADerivedFileThatItStatesIsCorrupt) {
  for (const DerivedFile& derived : kDerivedFiles) {
    manifest_.*derived.bytes = 3;
    manifest_.*derived.sha256 = to_hex(sha256("abc"));
    const std::string text = encode(manifest_);
    write(paths_.manifest("one"), text);
    generation_.segments.front().manifest_sha256 = to_hex(sha256(text));

    const Status missing = verify_files(paths_, generation_);
    write(paths_.segment("one") / derived.name, "abc");
    const Status there = verify_files(paths_, generation_);

    ASSERT_FALSE(missing) << derived.name;
    EXPECT_EQ(missing.error().code, ErrorCode::Corrupt);
    EXPECT_TRUE(there) << there.error().message;
  }
}

TEST_F(OneSegment, WithADerivedFileOfAnotherSizeIsCorrupt) {
  manifest_.postings_bytes = 4;
  manifest_.postings_sha256 = to_hex(sha256("abcd"));
  const std::string text = encode(manifest_);
  write(paths_.manifest("one"), text);
  generation_.segments.front().manifest_sha256 = to_hex(sha256(text));
  write(paths_.postings("one"), "abc");

  const Status verified = verify_files(paths_, generation_);

  ASSERT_FALSE(verified);
  EXPECT_EQ(verified.error().code, ErrorCode::Corrupt);
}

TEST_F(OneSegment, BesideOneOfOtherRulesIsASchemaMismatch) {
  Manifest other = manifest_;
  other.hard_fingerprint = "other";
  write(paths_.manifest("two"), encode(other));
  write(paths_.database("two"), "abc");
  generation_.segments.push_back(
      {.name = "two", .documents = 3, .manifest_sha256 = to_hex(sha256(encode(other)))});

  const Status verified = verify_files(paths_, generation_);

  ASSERT_FALSE(verified);
  EXPECT_EQ(verified.error().code, ErrorCode::SchemaMismatch);
}

}  // namespace
}  // namespace dateline::schema
