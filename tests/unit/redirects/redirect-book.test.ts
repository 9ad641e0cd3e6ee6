import { describe, expect, test } from "vitest";
import { locationOf } from "@/lib/redirects/location-of.ts";
import { RedirectBook } from "@/lib/redirects/redirect-book.ts";
import { readSource, readTarget, type Redirect } from "@/lib/redirects/redirect.ts";

function redirect(from: string, to: string): Redirect {
  const source = readSource(from);
  if ("wrong" in source) throw new Error(`${from}: ${source.wrong}`);
  const read = readTarget(to, { below: source.below, hosts: ["www.acme.example"] });
  if ("wrong" in read) throw new Error(`${to}: ${read.wrong}`);
  return { ...source, target: read.target, status: 301 };
}

const book = (...pairs: [string, string][]) =>
  new RedirectBook(pairs.map(([from, to]) => redirect(from, to)));

describe("the address that is redirected", () => {
  test.each([
    ["/old", "/old", "", false],
    ["/old/", "/old", "", false],
    ["https://old.example/a%20b/", "/a b", "", false],
    ["/?p=12", "/", "p=12", false],
    ["/index.php?cat=2&a=1", "/index.php", "a=1&cat=2", false],
    ["/blog/*", "/blog", "", true],
    ["/*", "/", "", true],
    ["/2013/01/hello-world/", "/2013/01/hello-world", "", false],
    ["/über", "/über", "", false],
  ])("is read from %s", (text, path, query, below) => {
    expect(readSource(text)).toEqual({ path, query, below });
  });

  test.each([
    "",
    "old",
    "//elsewhere.example",
    "javascript:alert(1)",
    "/a/*/b",
    "/blog/*?p=1",
    "/api/v1/site",
    "/admin",
    "/maintenance",
    "/.well-known/x",
    "/a%2Fb",
  ])("is none: %s", (text) => {
    expect(readSource(text)).toHaveProperty("wrong");
  });
});

describe("where it leads", () => {
  test.each([
    ["/new", "/new"],
    ["/new?a=1#b", "/new?a=1#b"],
    ["https://elsewhere.example/a", "https://elsewhere.example/a"],
    ["https://www.acme.example/a", "/a"],
    ["https://www.acme.example:8443/a", "https://www.acme.example:8443/a"],
  ])("%s is kept as %s", (text, target) => {
    expect(readTarget(text, { below: false, hosts: ["www.acme.example"] })).toEqual({ target });
  });

  test.each([
    "new",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "http://elsewhere.example",
    "javascript:alert(1)",
    "https://user:secret@elsewhere.example",
    "https:///",
    "/new/*",
  ])("is none: %s", (text) => {
    expect(readTarget(text, { below: false, hosts: [] })).toHaveProperty("wrong");
  });

  test.each([
    ["/old", "/new", "/old", "?utm=1", "/new?utm=1"],
    ["/old", "/new?a=1", "/old", "?utm=1", "/new?a=1"],
    ["/?p=12", "/posts/a", "/", "?p=12&utm=1", "/posts/a"],
    ["/blog/*", "/posts/*", "/blog/a/ü b", "", "/posts/a/%C3%BC%20b"],
    ["/blog/*", "/posts/*", "/blog", "", "/posts"],
    ["/blog/*", "/posts", "/blog/a", "", "/posts"],
    ["/*", "https://new.example/*", "/a/b", "?q=1", "https://new.example/a/b?q=1"],
    ["/old/*", "/*", "/old", "", "/"],
  ])("of %s to %s, asked for %s%s, is %s", (from, to, path, search, location) => {
    expect(locationOf(redirect(from, to), { path, search })).toBe(location);
  });
});

describe("redirects beside each other", () => {
  test.each<[string, [string, string][], [string, string]]>([
    ["itself", [], ["/a", "/a"]],
    ["itself by a slash", [], ["/a", "/a/"]],
    ["itself by its own host", [], ["/a", "https://www.acme.example/a"]],
    ["what is below itself", [], ["/a/*", "/a/b"]],
    ["itself, farther and farther down", [], ["/a/*", "/a/b/*"]],
    ["everything into itself", [], ["/*", "/start"]],
    ["the beginning of another", [["/b", "/c"]], ["/a", "/b"]],
    ["one below a star", [["/b/*", "/c"]], ["/a", "/b/x"]],
    ["back to its beginning", [["/a", "/b"]], ["/b", "/a"]],
    ["on where another ends", [["/a", "/b"]], ["/b", "/c"]],
    ["on where another may end", [["/a/*", "/b/*"]], ["/b/x", "/c"]],
    ["on, by a star, where another ends", [["/a", "/b/x"]], ["/b/*", "/c"]],
    ["perhaps into another", [["/b/x", "/c"]], ["/a/*", "/b/*"]],
    ["into one by its query", [["/?p=1", "/c"]], ["/a", "/?p=1&q=2"]],
  ])("are refused where one leads to %s", (_what, present, [from, to]) => {
    expect(book(...present).problemOf(redirect(from, to))).not.toBeNull();
  });

  test.each<[[string, string][], [string, string]]>([
    [[["/b", "/c"]], ["/a", "/c"]],
    [[["/b", "/c"]], ["/a", "/bb"]],
    [[["/b/*", "/c"]], ["/a", "/bb/x"]],
    [[["/?p=1", "/c"]], ["/a", "/?p=2"]],
    [[["/?p=1", "/c"]], ["/a", "/"]],
    [[["/b", "https://elsewhere.example/a"]], ["/a", "https://elsewhere.example/b"]],
    [[["/a/*", "/b"]], ["/a/x", "/c"]],
    [[], ["/*", "https://new.example/*"]],
  ])("stand where nobody follows two: %j and %j", (present, [from, to]) => {
    expect(book(...present).problemOf(redirect(from, to))).toBeNull();
  });

  test("leave no trace once they are taken out", () => {
    const one = redirect("/b", "/c");
    const all = new RedirectBook([one]);
    all.remove(one);
    expect(all.problemOf(redirect("/a", "/b"))).toBeNull();
    expect(all.find(one)).toBeNull();
  });
});
