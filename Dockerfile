# textmine in a container, by the targets that the Debian package is made of; no engine has built it so far, and
# its steps are those that make test-deb tries.
#
#   docker build -t textmine .
#   docker run --rm -v "$PWD:/data" textmine report tweets.csv -o report.html
FROM swift:6.3-bookworm AS build
RUN apt-get update -qq && apt-get install -y -qq debhelper dpkg-dev make && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN make deb

FROM debian:bookworm-slim
COPY --from=build /src/.build/deb/textmine_*.deb /tmp/
RUN apt-get update -qq && apt-get install -y -qq /tmp/textmine_*.deb && rm -rf /var/lib/apt/lists/* /tmp/*.deb
WORKDIR /data
ENTRYPOINT ["textmine"]
