filedesc://ours.arc 0.0.0.0 20140216050221 text/plain 65
1 0 Ours
URL IP-address Archive-date Content-type Archive-length

http://news.example/é b 192.0.2.1 20140216050221 text/html 229
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8

<html><head><title>Kestrel Foods closes mills</title></head><body><p>Kestrel Foods said on Monday that it would close three of its nine mills next year.</p></body></html>
http://news.example/c 192.0.2.1 20140216050222 text/html 200 - - 0 ours.arc 229
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8

<html><head><title>Kestrel Foods closes mills</title></head><body><p>Kestrel Foods said on Monday that it would close three of its nine mills next year.</p></body></html>
