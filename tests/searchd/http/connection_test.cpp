// SPDX-License-Identifier: GPL-3.0-or-later
// Heads under limits of bytes and time, over a pair of connected sockets.
#include "searchd/http/connection.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <thread>

namespace dateline::searchd {
namespace {

using std::chrono::milliseconds;

constexpr ConnectionLimits kShort{.head_bytes = 200,
                                  .request = milliseconds{60},
                                  .idle = milliseconds{60},
                                  .write = milliseconds{60}};

class ConnectionTest : public ::testing::Test {
 protected:
  ConnectionTest() {
    std::array<int, 2> ends{};
    EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0);
    client_ = ends[0];
    server_ = ends[1];
  }

  void TearDown() override { hang_up(); }

  void say(std::string_view bytes) const {
    EXPECT_EQ(send(client_, bytes.data(), bytes.size(), 0), static_cast<ssize_t>(bytes.size()));
  }
  /// Reads @p count bytes.
  void take(std::size_t count) const {
    std::string bytes(count, '\0');
    EXPECT_EQ(recv(client_, bytes.data(), count, MSG_WAITALL), static_cast<ssize_t>(count));
  }
  /// Sends until nothing more fits in between.
  void fill() const {
    const std::string bytes(4096, 'x');
    while (send(server_, bytes.data(), bytes.size(), MSG_DONTWAIT) > 0) {
    }
  }
  void hang_up() {
    if (client_ >= 0) {
      close(client_);
      client_ = -1;
    }
  }
  [[nodiscard]] int server() const { return server_; }

 private:
  int client_ = -1;
  int server_ = -1;  // the connection closes it
};

bool stays() {
  return false;
}

TEST_F(ConnectionTest, ReadsHeadsThatArriveTogetherOneByOne) {
  Connection connection(server(), kShort, stays);
  say("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n");

  ASSERT_EQ(connection.read_head(), Arrival::Complete);
  EXPECT_EQ(connection.head(), "GET /a HTTP/1.1\r\n\r\n");
  ASSERT_EQ(connection.read_head(), Arrival::Complete);
  EXPECT_EQ(connection.head(), "GET /b HTTP/1.1\r\nHost: x\r\n\r\n");
}

TEST_F(ConnectionTest, PassesOverEmptyLinesBeforeARequest) {
  Connection connection(server(), kShort, stays);
  say("\r\n\r\nGET /a HTTP/1.1\r\n\r\n\r\nGET /b HTTP/1.1\r\n\r\n");

  ASSERT_EQ(connection.read_head(), Arrival::Complete);
  EXPECT_EQ(connection.head(), "GET /a HTTP/1.1\r\n\r\n");
  ASSERT_EQ(connection.read_head(), Arrival::Complete);
  EXPECT_EQ(connection.head(), "GET /b HTTP/1.1\r\n\r\n");
}

TEST_F(ConnectionTest, GivesUpOnEmptyLinesWithoutARequest) {
  Connection connection(server(), kShort, stays);
  say("\r\n");

  EXPECT_EQ(connection.read_head(), Arrival::TooSlow);
}

TEST_F(ConnectionTest, ReadsABodyAndLeavesWhatFollows) {
  Connection connection(server(), kShort, stays);
  say("POST /a HTTP/1.1\r\n\r\n12345GET /b HTTP/1.1\r\n\r\n");

  ASSERT_EQ(connection.read_head(), Arrival::Complete);
  ASSERT_EQ(connection.read_body(5), Arrival::Complete);
  EXPECT_EQ(connection.body(), "12345");
  ASSERT_EQ(connection.read_head(), Arrival::Complete);
  EXPECT_EQ(connection.head(), "GET /b HTTP/1.1\r\n\r\n");
  EXPECT_EQ(connection.body(), "");
}

// The rest of the body comes when a body's own time would not have passed, but the head's has.
TEST_F(ConnectionTest, GivesABodyOnlyTheTimeThatTheHeadLeft) {
  constexpr milliseconds kLimit{1000};
  Connection connection(server(), {.request = kLimit}, stays);
  say("POST / HTTP/1.1\r\n");
  std::thread rest([&] {
    std::this_thread::sleep_for(kLimit * 6 / 10);
    say("\r\n1");
    std::this_thread::sleep_for(kLimit * 7 / 10);
    say("2");
  });

  const Arrival head = connection.read_head();
  const Arrival body = connection.read_body(2);
  rest.join();

  EXPECT_EQ(head, Arrival::Complete);
  EXPECT_EQ(body, Arrival::TooSlow);
}

TEST_F(ConnectionTest, GivesUpOnASlowBodyEarlierWhenOthersWait) {
  Connection connection(server(),
                        {.request = std::chrono::hours{1}, .crowded_request = milliseconds{50}},
                        [] { return true; });
  say("POST / HTTP/1.1\r\n\r\n1");

  ASSERT_EQ(connection.read_head(), Arrival::Complete);
  EXPECT_EQ(connection.read_body(2), Arrival::TooSlow);
}

TEST_F(ConnectionTest, NoticesABodyThatEndsEarly) {
  Connection connection(server(), kShort, stays);
  say("POST / HTTP/1.1\r\n\r\n1");
  hang_up();

  ASSERT_EQ(connection.read_head(), Arrival::Complete);
  EXPECT_EQ(connection.read_body(2), Arrival::Closed);
}

TEST_F(ConnectionTest, ClosesWhenTheClientDoes) {
  Connection connection(server(), kShort, stays);
  say("GET / HT");
  hang_up();

  EXPECT_EQ(connection.read_head(), Arrival::Closed);
}

TEST_F(ConnectionTest, ClosesWhenNothingComes) {
  Connection connection(server(), kShort, stays);

  EXPECT_EQ(connection.read_head(), Arrival::Closed);
}

TEST_F(ConnectionTest, GivesWayWhileIdle) {
  Connection connection(server(), {.idle = std::chrono::hours{1}}, [] { return true; });

  EXPECT_EQ(connection.read_head(), Arrival::Closed);
}

TEST_F(ConnectionTest, GivesUpOnASlowHead) {
  Connection connection(server(), kShort, stays);
  say("GET / HTTP/1.1\r\nHost:");

  EXPECT_EQ(connection.read_head(), Arrival::TooSlow);
}

TEST_F(ConnectionTest, GivesUpOnASlowHeadEarlierWhenOthersWait) {
  Connection connection(server(),
                        {.request = std::chrono::hours{1}, .crowded_request = milliseconds{50}},
                        [] { return true; });
  say("GET / HTTP/1.1\r\nHost:");

  EXPECT_EQ(connection.read_head(), Arrival::TooSlow);
}

TEST_F(ConnectionTest, GivesUpOnALongHead) {
  Connection connection(server(), kShort, stays);
  say("GET /" + std::string(300, 'a'));

  EXPECT_EQ(connection.read_head(), Arrival::TooLarge);
}

TEST_F(ConnectionTest, GivesUpOnALongHeadThatCameAtOnce) {
  Connection connection(server(), kShort, stays);
  say("GET /" + std::string(300, 'a') + " HTTP/1.1\r\n\r\n");

  EXPECT_EQ(connection.read_head(), Arrival::TooLarge);
}

// A kernel calls a socket writable only once much of its buffer is free.
TEST_F(ConnectionTest, WritesToAClientThatReadsSlowly) {
  Connection connection(server(), {.write = milliseconds{3000}}, stays);
  fill();
  std::thread reader([this] {
    std::this_thread::sleep_for(milliseconds{50});
    take(std::size_t{4} * 4096);
  });
  connection.begin_response();

  const bool written = connection.write("x");
  reader.join();

  EXPECT_TRUE(written);
}

TEST_F(ConnectionTest, GivesUpWritingToAClientThatDoesNotRead) {
  Connection connection(server(), kShort, stays);
  connection.begin_response();

  EXPECT_FALSE(connection.write(std::string(std::size_t{16} << 20, 'x')));
}

TEST_F(ConnectionTest, GivesUpWritingToAClientThatLeft) {
  Connection connection(server(), kShort, stays);
  hang_up();
  connection.begin_response();

  EXPECT_FALSE(connection.write("x"));
}

TEST(TameHead, EscapesLaterQuestionMarksOfTheTargetAlone) {
  EXPECT_EQ(tame_head("GET /a?q=what?&b=? HTTP/1.1\r\nX: ?\r\n\r\n"),
            "GET /a?q=what%3F&b=%3F HTTP/1.1\r\nX: ?\r\n\r\n");
}

TEST(TameHead, LeavesOutRanges) {
  EXPECT_EQ(tame_head("GET / HTTP/1.1\r\nRANGE: bytes=0-1,0-1\r\nHost: x\r\n\r\n"),
            "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
}

}  // namespace
}  // namespace dateline::searchd
