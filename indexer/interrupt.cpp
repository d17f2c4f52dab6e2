// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/interrupt.h"

#include <csignal>

namespace dateline::indexer {
namespace {

volatile std::sig_atomic_t caught_signal = 0;

extern "C" void remember_signal(int number) {
  caught_signal = number;
}

}  // namespace

void watch_for_interrupts() {
  struct sigaction action {};
  action.sa_handler = remember_signal;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // the second one ends the process
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() {
  return caught_signal != 0;
}

int interrupt_signal() {
  return caught_signal;
}

}  // namespace dateline::indexer
