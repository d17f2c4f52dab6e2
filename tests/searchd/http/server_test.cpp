// SPDX-License-Identifier: GPL-3.0-or-later
// Real sockets: what goes over the wire, and that slow or odd clients hurt nobody.
#include "searchd/http/server.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <limits>
#include <memory>
#include <thread>
#include <vector>

namespace dateline::searchd {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~Client() { close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  Client(Client&&) = delete;
  Client& operator=(Client&&) = delete;

  [[nodiscard]] bool connected() const { return connected_; }
  void say(std::string_view bytes) const {
    EXPECT_EQ(send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(bytes.size()));
  }
  /// What arrives until @p end has come, the server closes, or ten seconds pass.
  [[nodiscard]] std::string hear(std::string_view end = "\n\n never") const {
    std::string heard;
    const auto deadline = steady_clock::now() + seconds{10};
    pollfd descriptor{.fd = socket_, .events = POLLIN, .revents = 0};
    while (heard.find(end) == std::string::npos && steady_clock::now() < deadline) {
      std::array<char, 4096> buffer;
      if (poll(&descriptor, 1, 100) > 0) {
        const ssize_t count = recv(socket_, buffer.data(), buffer.size(), 0);
        if (count <= 0) {
          was_reset_ = count < 0 && errno == ECONNRESET;
          break;
        }
        heard.append(buffer.data(), static_cast<std::size_t>(count));
      }
    }
    return heard;
  }
  /// Whether hear() ended because the server broke the connection, rather than closed it.
  [[nodiscard]] bool was_reset() const { return was_reset_; }

 private:
  int socket_;
  mutable bool was_reset_ = false;
  bool connected_ = false;
};

/// Returns once @p holds is true, or after ten seconds; whether it is.
template <typename Condition>
bool comes_true(const Condition& holds) {
  const auto deadline = steady_clock::now() + seconds{10};
  while (!holds() && steady_clock::now() < deadline) {
    std::this_thread::sleep_for(milliseconds{5});
  }
  return holds();
}

std::weak_ptr<int> last_body;  // expires with the last copy of its source

/// `piece` so many times, then the end or an error.
BodySource pieces(int count, bool fails) {
  auto made = std::make_shared<int>(0);
  last_body = made;
  return [=]() -> Result<std::string> {
    if (++*made > count) {
      return fails ? Result<std::string>(Error{ErrorCode::Internal, "broken"}) : std::string();
    }
    return std::string("piece");
  };
}

std::atomic<bool> held_has_begun{false};
std::atomic<bool> held_may_end{false};

HttpResponse echo(const HttpRequest& request) {
  HttpResponse response;
  response.headers = {{"X-Request-Id", "id"}, {"Content-Type", "text/plain"}};
  response.body = request.method + " " + request.target + " host=" + request.host +
                  " encoding=" + request.accept_encoding + " from=" + request.remote;
  if (!request.body.empty()) {
    response.body += " type=" + request.content_type + " body=" + request.body;
  }
  response.body += "#";
  if (request.target == "/unchanged") {
    response.status = 304;
    response.body.clear();
  } else if (request.target == "/refused") {
    response.status = 404;
  } else if (request.target == "/pieces") {
    response.pieces = pieces(3, false);
  } else if (request.target == "/broken") {
    response.pieces = pieces(1, true);
  } else if (request.target == "/endless") {
    response.pieces = pieces(std::numeric_limits<int>::max(), false);
  } else if (request.target == "/held") {
    held_has_begun = true;
    held_may_end.wait(false);
  }
  return response;
}

HttpResponse reject(const Problem& problem) {
  return {.status = kind_of(problem.code).status,
          .headers = {{"X-Request-Id", "id"}, {"Content-Type", "text/plain"}},
          .body = "rejected " + std::string(kind_of(problem.code).name) + "#"};
}

class ServerTest : public ::testing::Test {
 protected:
  void start(std::uint32_t threads = 4, const ConnectionLimits& limits = {}) {
    auto server =
        Server::bind({.threads = threads, .limits = limits}, {.respond = echo, .reject = reject});
    ASSERT_TRUE(server) << server.error().message;
    server_ = std::move(*server);
    thread_ = std::thread([this] { server_->run(); });
  }
  void stop() {
    if (thread_.joinable()) {
      server_->stop();
      thread_.join();
    }
  }
  void TearDown() override { stop(); }
  [[nodiscard]] std::uint16_t port() const { return server_->port(); }
  [[nodiscard]] std::string ask(const std::string& request) const {
    const Client client(port());
    client.say(request);
    return client.hear("#");
  }

 private:
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

TEST_F(ServerTest, HandsOverTheRequestAsSent) {
  start();

  EXPECT_THAT(ask("GET /v1/search?q=a%20b+c HTTP/1.1\r\nHost: localhost:1\r\n"
                  "Accept-Encoding: br, gzip\r\n\r\n"),
              HasSubstr("GET /v1/search?q=a%20b+c host=localhost:1 encoding=br, gzip "
                        "from=127.0.0.1#"));
}

TEST_F(ServerTest, TakesAQuestionMarkInAValue) {
  start();

  EXPECT_THAT(ask("GET /?q=why? HTTP/1.1\r\nHost: x\r\n\r\n"), HasSubstr("GET /?q=why%3F "));
}

TEST_F(ServerTest, AnswersManyRequestsOnOneConnection) {
  start();
  const Client client(port());

  for (int i = 0; i < 20; ++i) {
    client.say("GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_THAT(client.hear("#"), HasSubstr("GET /" + std::to_string(i) + " host=x"));
  }
}

TEST_F(ServerTest, SendsHeadersAloneForHead) {
  start();
  const Client client(port());

  client.say("HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const std::string answer = client.hear();

  EXPECT_THAT(answer, HasSubstr("Content-Length: "));
  EXPECT_THAT(answer, EndsWith("\r\n\r\n"));
  EXPECT_THAT(answer, Not(HasSubstr("Content-Length: 0")));
}

TEST_F(ServerTest, GivesNoLengthToAnAnswerWithoutContent) {
  start();
  const Client client(port());

  client.say("GET /unchanged HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const std::string answer = client.hear();

  EXPECT_THAT(answer, StartsWith("HTTP/1.1 304"));
  EXPECT_THAT(answer, Not(HasSubstr("Content-Length")));
}

TEST_F(ServerTest, SaysNothingOfItself) {
  start();

  EXPECT_THAT(ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), Not(HasSubstr("Server:")));
}

TEST_F(ServerTest, DoesNotCompressByItself) {
  start();

  EXPECT_THAT(ask("GET / HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br, gzip\r\n\r\n"),
              Not(HasSubstr("Content-Encoding")));
}

TEST_F(ServerTest, IgnoresRanges) {
  start();

  EXPECT_THAT(ask("GET / HTTP/1.1\r\nHost: x\r\nRange: bytes=0-0,0-0\r\n\r\n"),
              StartsWith("HTTP/1.1 200"));
}

TEST_F(ServerTest, LeavesProblemsOfOursAlone) {
  start();

  EXPECT_THAT(ask("GET /refused HTTP/1.1\r\nHost: x\r\n\r\n"), HasSubstr("GET /refused"));
}

TEST_F(ServerTest, RefusesTwoHosts) {
  start();

  EXPECT_THAT(ask("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
              HasSubstr("rejected bad_request"));
}

TEST_F(ServerTest, NeverReadsABodyAsASecondRequest) {
  start();

  const std::string answers =
      ask("GET /a HTTP/1.1\r\nHost: x\r\nContent-Length : 36\r\n\r\n"
          "GET /stolen HTTP/1.1\r\nHost: x\r\n\r\n");

  EXPECT_THAT(answers, HasSubstr("rejected bad_request"));
  EXPECT_THAT(answers, testing::Not(HasSubstr("stolen")));
}

TEST_F(ServerTest, ClosesAfterABodyThatNobodyReads) {
  start();
  const Client client(port());

  client.say(
      "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 39\r\n\r\n"
      "GET /smuggled HTTP/1.1\r\nHost: evil\r\n\r\n\r\n");
  const std::string answer = client.hear();

  EXPECT_THAT(answer, HasSubstr("Connection: close"));
  EXPECT_THAT(answer, Not(HasSubstr("smuggled")));
}

TEST_F(ServerTest, HandsOverTheBodyOfAPostAndGoesOn) {
  start();
  const Client client(port());

  client.say(
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: text/x\r\nContent-Length: 5\r\n\r\n"
      "hello"
      "GET /next HTTP/1.1\r\nHost: y\r\nConnection: close\r\n\r\n");
  const std::string answers = client.hear();

  EXPECT_THAT(answers, HasSubstr("type=text/x body=hello#"));
  EXPECT_THAT(answers, HasSubstr("GET /next host=y"));
}

TEST_F(ServerTest, NeverReadsABodyOfAPostAsASecondRequest) {
  start();
  const Client client(port());

  client.say(
      "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 39\r\n\r\n"
      "GET /smuggled HTTP/1.1\r\nHost: evil\r\n\r\n\r\n");

  EXPECT_THAT(client.hear(), HasSubstr("body=GET /smuggled"));
}

TEST_F(ServerTest, AsksForABodyThatIsAwaited) {
  start();
  const Client client(port());

  client.say("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
  EXPECT_EQ(client.hear("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.say("hello");

  EXPECT_THAT(client.hear("#"), HasSubstr("body=hello#"));
}

TEST_F(ServerTest, RefusesABodyInChunks) {
  start();
  const Client client(port());

  client.say(
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
      "5\r\nhello\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n");
  const std::string answer = client.hear();

  EXPECT_THAT(answer, StartsWith("HTTP/1.1 411"));
  EXPECT_THAT(answer, Not(HasSubstr("smuggled")));
}

TEST_F(ServerTest, RefusesACompressedBody) {
  start();

  EXPECT_THAT(ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\n"
                  "Content-Length: 5\r\n\r\nhello"),
              HasSubstr("rejected unsupported_media_type#"));
}

TEST_F(ServerTest, TakesABodyOf64KilobytesAndRefusesALargerOne) {
  start();
  const std::string whole(65536, 'a');
  const std::string head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ";

  EXPECT_THAT(ask(head + "65536\r\n\r\n" + whole), HasSubstr("body=" + whole));
  EXPECT_THAT(ask(head + "65537\r\n\r\n"), HasSubstr("rejected body_too_large#"));
}

TEST_F(ServerTest, GivesUpOnASlowBodyWhenOthersWait) {
  start(1, {.request = hours{1}});
  const Client client(port());
  client.say("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhe");

  EXPECT_THAT(ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(client.hear("#"), HasSubstr("rejected request_timeout#"));
}

TEST_F(ServerTest, SendsPiecesInChunks) {
  start();
  const Client client(port());

  client.say("GET /pieces HTTP/1.1\r\nHost: x\r\n\r\n");
  const std::string answer = client.hear("0\r\n\r\n");
  client.say("GET /next HTTP/1.1\r\nHost: x\r\n\r\n");

  EXPECT_THAT(answer, HasSubstr("Transfer-Encoding: chunked\r\n"));
  EXPECT_THAT(answer, HasSubstr("Content-Type: text/plain\r\n"));
  EXPECT_THAT(answer, EndsWith("\r\n\r\n5\r\npiece\r\n5\r\npiece\r\n5\r\npiece\r\n0\r\n\r\n"));
  EXPECT_THAT(client.hear("#"), HasSubstr("GET /next"));
}

TEST_F(ServerTest, SendsPiecesToTheEndOfTheConnectionToAnOldClient) {
  start();
  const Client client(port());

  client.say("GET /pieces HTTP/1.0\r\nHost: x\r\nConnection: Keep-Alive\r\n\r\n");
  const std::string answer = client.hear();

  EXPECT_THAT(answer, Not(HasSubstr("chunked")));
  EXPECT_THAT(answer, EndsWith("\r\n\r\npiecepiecepiece"));
  EXPECT_FALSE(client.was_reset());
}

TEST_F(ServerTest, LetsAnOldClientTellThatABodyIsCutOff) {
  start();
  const Client client(port());

  client.say("GET /broken HTTP/1.0\r\nHost: x\r\n\r\n");
  (void)client.hear();

  EXPECT_TRUE(client.was_reset());
}

TEST_F(ServerTest, LetsAnOldClientTellThatABodyWasUnfinishedWhenItStopped) {
  start();
  const Client client(port());
  client.say("GET /endless HTTP/1.0\r\nHost: x\r\n\r\n");
  (void)client.hear("piece");
  std::thread reader([&client] { (void)client.hear(); });

  stop();
  reader.join();

  EXPECT_TRUE(client.was_reset());
}

TEST_F(ServerTest, SendsNoPiecesForHead) {
  start();
  const Client client(port());

  client.say("HEAD /pieces HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const std::string answer = client.hear();

  EXPECT_THAT(answer, HasSubstr("Transfer-Encoding: chunked\r\n"));
  EXPECT_THAT(answer, EndsWith("\r\n\r\n"));
}

TEST_F(ServerTest, CutsOffABodyWhosePiecesFail) {
  start();
  const Client client(port());

  client.say("GET /broken HTTP/1.1\r\nHost: x\r\n\r\n");

  EXPECT_THAT(client.hear(), EndsWith("5\r\npiece\r\n"));
}

TEST_F(ServerTest, LetsABodyGoOnceTheClientIsGone) {
  start();
  {
    const Client client(port());
    client.say("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n");
    ASSERT_THAT(client.hear("piece"), HasSubstr("piece"));
  }

  EXPECT_TRUE(comes_true([] { return last_body.expired(); }));
}

TEST_F(ServerTest, StopsAlthoughABodyHasNoEnd) {
  start();
  const Client client(port());
  client.say("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n");
  (void)client.hear("piece");
  std::string rest;
  std::thread reader([&] { rest = client.hear("0\r\n\r\n"); });

  stop();
  reader.join();

  EXPECT_THAT(rest, Not(HasSubstr("0\r\n\r\n")));
}

TEST_F(ServerTest, RejectsWhatIsNoRequestAndCloses) {
  start();
  const Client client(port());

  client.say("BREW /pot HTCPCP/1.0\r\n\r\n");
  const std::string answer = client.hear();

  EXPECT_THAT(answer, StartsWith("HTTP/1.1 400"));
  EXPECT_THAT(answer, HasSubstr("rejected bad_request#"));
}

TEST_F(ServerTest, RejectsALongHead) {
  start();

  EXPECT_THAT(ask("GET / HTTP/1.1\r\nX: " + std::string(20'000, 'a')),
              HasSubstr("rejected request_too_large#"));
}

TEST_F(ServerTest, ServesOthersWhileMoreClientsIdleThanThereAreThreads) {
  start(2, {.idle = hours{1}});
  std::vector<std::unique_ptr<Client>> idle;
  idle.reserve(6);
  for (int i = 0; i < 6; ++i) {
    idle.push_back(std::make_unique<Client>(port()));
  }

  EXPECT_THAT(ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), StartsWith("HTTP/1.1 200"));
}

TEST_F(ServerTest, SaysWhenThePortIsTaken) {
  start();

  const auto second = Server::bind({.port = port()}, {.respond = echo, .reject = reject});

  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::Busy);
  EXPECT_THAT(second.error().message, HasSubstr(std::to_string(port()) + " is in use"));
}

TEST_F(ServerTest, FinishesRequestsThatBegan) {
  start();
  const Client client(port());
  client.say("GET /held HTTP/1.1\r\nHost: x\r\n\r\n");
  ASSERT_TRUE(comes_true([] { return held_has_begun.load(); }));
  std::thread stopping([this] { stop(); });

  const bool stops = comes_true([this] { return !Client(port()).connected(); });
  held_may_end = true;
  held_may_end.notify_all();
  stopping.join();

  EXPECT_TRUE(stops);
  EXPECT_THAT(client.hear(), HasSubstr("GET /held"));
}

TEST_F(ServerTest, StopsAlthoughClientsIdle) {
  start(4, {.idle = hours{1}});
  const Client client(port());
  client.say("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  (void)client.hear("#");

  stop();

  EXPECT_EQ(client.hear(), "");
}

TEST_F(ServerTest, RefusesConnectionsOnceStopped) {
  start();
  const std::uint16_t open = port();

  stop();

  EXPECT_FALSE(Client(open).connected());
}

TEST(Server, StopsBeforeItRuns) {
  auto server = Server::bind({.threads = 1}, {.respond = echo, .reject = reject});
  ASSERT_TRUE(server);

  (*server)->stop();
  (*server)->run();  // returns
}

TEST(Server, SaysWhenTheAddressIsNotOurs) {
  const auto server =
      Server::bind({.host = "192.0.2.1", .port = 8080}, {.respond = echo, .reject = reject});

  ASSERT_FALSE(server);
  EXPECT_EQ(server.error().code, ErrorCode::Io);
  EXPECT_THAT(server.error().message, HasSubstr("192.0.2.1"));
}

}  // namespace
}  // namespace dateline::searchd
