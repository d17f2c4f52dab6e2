// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/bm25_weight.h"

#include <algorithm>
#include <cmath>

namespace dateline::searchd {
namespace {

constexpr double kK1 = 0.9;
constexpr double kB = 0.5;

}  // namespace

double term_factor(const CollectionStats& stats, double df, double cf) {
  if (df <= 0) {
    return 0;
  }
  double odds = (stats.documents - df + 0.5) / (df + 0.5);
  if (odds < 2) {
    odds = odds * 0.5 + 1;
  }
  return std::log(odds) * std::min((cf + 1) / df, kMaxBurstiness);
}

double bm25_saturation(double wdf, double length_ratio) {
  return (kK1 + 1) * wdf / (wdf + kK1 * ((1 - kB) + kB * length_ratio));
}

Bm25Weight::Bm25Weight(double average_length, const Deadline& deadline)
    : average_length_(average_length), deadline_(deadline) {
  need_stat(WDF);
  need_stat(WDF_MAX);
  need_stat(DOC_LENGTH);
  need_stat(DOC_LENGTH_MIN);
}

double Bm25Weight::get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                               Xapian::termcount /*unique_terms*/) const {
  deadline_.check();
  return factor_ * bm25_saturation(wdf, length / average_length_);
}

double Bm25Weight::get_maxpart() const {
  return factor_ *
         bm25_saturation(get_wdf_upper_bound(), get_doclength_lower_bound() / average_length_);
}

double Bm25Weight::get_sumextra(Xapian::termcount /*length*/,
                                Xapian::termcount /*unique_terms*/) const {
  return 0;
}

double Bm25Weight::get_maxextra() const {
  return 0;
}

Bm25Weight* Bm25Weight::clone() const {
  return new Bm25Weight(average_length_, deadline_);  // NOLINT: Xapian takes the pointer
}

void Bm25Weight::init(double factor) {
  factor_ = factor;
}

}  // namespace dateline::searchd
