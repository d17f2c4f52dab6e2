// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/document_builder.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/schema/digest.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/identity.h"
#include "indexer/schema/stored_article.h"
#include "indexer/schema/terms.h"

namespace dateline::indexer {
namespace {

using schema::field;
using schema::FieldId;
using schema::Token;

constexpr std::size_t kMaxTextBytes = std::size_t{4} << 20U;
constexpr std::uint32_t kMaxWords = 200'000;
constexpr std::size_t kMaxValueBytes = 16'000;  // of one slot; glass would take a little more

/// Writes the words of one article into one document.
class WordWriter {
 public:
  /// @p number tells this document from all others written with the analyzer; never 0.
  WordWriter(schema::Analyzer& analyzer, std::uint64_t number, Xapian::Document& document,
             schema::ForwardRowBuilder* row)
      : analyzer_(analyzer), number_(number), document_(document), row_(row) {}

  void add_title(std::string_view title) {
    const std::string prefix(field(FieldId::Title).prefix);
    std::uint32_t position = schema::kFirstTitlePosition;
    schema::Tokenizer tokens(title);
    while (position <= schema::kMaxTitleWords && tokens.next(token_)) {
      if (!token_.form.empty()) {
        const std::string& term = add_word(position, schema::kTitleWdf);
        document_.add_posting(prefix + term, position);
      }
      if (!token_.pair.empty()) {
        document_.add_posting(token_.pair, position, schema::kTitleWdf);
        document_.add_posting(prefix + token_.pair, position);
      }
      ++position;
      ++words_;
    }
  }

  void add_body(const std::vector<std::string>& paragraphs) {
    std::uint32_t position = schema::kFirstBodyPosition;
    std::uint32_t nth = 0;
    for (const std::string& paragraph : paragraphs) {
      schema::Tokenizer tokens(paragraph);
      while (words_ <= kMaxWords && tokens.next(token_)) {
        const std::uint32_t wdf = nth < schema::kLeadWords ? schema::kLeadWdf : 1;
        if (!token_.form.empty()) {
          add_word(position, wdf);
        }
        if (!token_.pair.empty()) {
          document_.add_posting(token_.pair, position, wdf);
        }
        ++position;
        ++nth;
        ++words_;
      }
      position += schema::kParagraphGap;
    }
  }

  [[nodiscard]] std::uint32_t words() const { return words_; }

 private:
  /// Writes the token's word, and says its term.
  const std::string& add_word(std::uint32_t position, std::uint32_t wdf) {
    const std::string& term = term_and_form();
    document_.add_posting(term, position, wdf);
    if (row_ != nullptr) {
      row_->add(term, position);
    }
    return term;
  }

  /// The term of the token, whose form is added when it is the document's first of this form.
  const std::string& term_and_form() {
    if (!token_.stemmable) {
      return token_.form;
    }
    schema::Analyzer::Word& word = analyzer_.word(token_.form);
    if (word.met_in != number_) {
      word.met_in = number_;
      document_.add_boolean_term(std::string(field(FieldId::Form).prefix) + token_.form);
    }
    return word.stem;
  }

  schema::Analyzer& analyzer_;
  std::uint64_t number_;
  Xapian::Document& document_;
  schema::ForwardRowBuilder* row_;  // null when nobody asks
  Token token_;
  std::uint32_t words_ = 0;
};

void add_values(FieldId id, const std::vector<std::string>& labels, Xapian::Document& document) {
  for (const std::string& label : labels) {
    document.add_boolean_term(schema::value_term(id, label));
  }
  document.add_value(field(id).slot, schema::pack_strings(labels));
}

void add_single(FieldId id, const std::string& label, Xapian::Document& document) {
  add_values(id, label.empty() ? std::vector<std::string>{} : std::vector{label}, document);
}

void add_topics(const std::vector<std::string>& topics, Xapian::Document& document) {
  for (const std::string& topic : topics) {
    for (const std::string& path : schema::with_ancestors(topic)) {
      document.add_boolean_term(schema::value_term(FieldId::Topic, path));
    }
  }
  document.add_value(field(FieldId::Topic).slot, schema::pack_strings(topics));
}

void add_ticker_terms(TickerRole role, const std::string& symbol, Xapian::Document& document) {
  if (role == TickerRole::Related) {
    document.add_boolean_term(schema::ticker_term(TickerRole::Related, symbol));
    return;
  }
  document.add_boolean_term(schema::value_term(FieldId::Ticker, symbol));
  if (role == TickerRole::Headline) {
    document.add_boolean_term(schema::ticker_term(TickerRole::Headline, symbol));
  }
}

/// An article is found by the symbol of its time too, but counted under the present one alone.
void add_tickers(const std::vector<Ticker>& tickers, Xapian::Document& document) {
  for (const Ticker& ticker : tickers) {
    add_ticker_terms(ticker.role, ticker.symbol, document);
    if (!ticker.then.empty()) {
      add_ticker_terms(ticker.role, ticker.then, document);
    }
  }
  document.add_value(field(FieldId::Ticker).slot, schema::pack_tickers(tickers));
}

void add_identity(const Article& article, Xapian::Document& document) {
  document.add_boolean_term(schema::value_term(FieldId::Article, article.id));
  document.add_boolean_term(
      schema::value_term(FieldId::Revision, schema::to_base32(schema::revision_key(article))));
  if (!article.url.empty()) {
    document.add_boolean_term(schema::value_term(FieldId::Url, article.url));
  }
  document.add_value(field(FieldId::Article).slot, schema::pack_id(article.id));
  document.add_value(field(FieldId::Content).slot, schema::content_hash(article));
}

Status check_values(const Xapian::Document& document) {
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    if ((*value).size() > kMaxValueBytes) {
      return Error{ErrorCode::BadInput,
                   "the article has too many or too long tickers, topics, authors or places",
                   "16 kB of labels a field are read"};
    }
  }
  return ok();
}

Status check_size(const Article& article) {
  std::size_t bytes = article.title.size();
  for (const std::string& paragraph : article.body) {
    bytes += paragraph.size();
  }
  if (bytes > kMaxTextBytes) {
    return Error{
        ErrorCode::BadInput,
        "the article has " + std::to_string(bytes) + " bytes of text, at most 4 MB are read",
        "split it"};
  }
  return ok();
}

}  // namespace

Result<Xapian::Document> DocumentBuilder::build(const Article& article,
                                                schema::ForwardRowBuilder* row) {
  if (Status size = check_size(article); !size) {
    return std::move(size).error();
  }
  Xapian::Document document;
  WordWriter words(analyzer_, ++built_, document, row);
  words.add_title(article.title);
  words.add_body(article.body);
  if (words.words() > kMaxWords) {
    return Error{ErrorCode::BadInput, "the article has more than 200,000 words", "split it"};
  }
  add_identity(article, document);
  add_tickers(article.tickers, document);
  add_topics(article.topics, document);
  add_single(FieldId::Source, article.source, document);
  add_values(FieldId::Author, article.authors, document);
  add_values(FieldId::Place, article.places, document);
  add_single(FieldId::Agency, article.agency, document);
  add_single(FieldId::Lang, article.lang, document);
  document.add_value(field(FieldId::Published).slot, schema::pack_time(article.published.time));
  document.add_value(field(FieldId::Updated).slot, schema::pack_time(article.updated.time));
  document.add_value(field(FieldId::FirstSeen).slot, schema::pack_time(article.first_seen.time));
  document.add_value(field(FieldId::Words).slot, schema::pack_number(words.words()));
  document.set_data(schema::encode(article));
  if (Status values = check_values(document); !values) {
    return std::move(values).error();
  }
  return document;
}

}  // namespace dateline::indexer
