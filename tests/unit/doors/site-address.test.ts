import { describe, expect, test } from "vitest";
import { refuseVisitor } from "@/lib/doors/site/refuse-visitor.ts";
import { siteAddress } from "@/lib/doors/site/site-address.ts";
import { Forbidden, Invalid, NotFound, Unauthenticated, Unavailable } from "@/lib/kernel/errors.ts";

describe("the address of a website page", () => {
  test.each([
    ["/", { path: "/", segments: [], page: 1 }],
    ["/about/", { path: "/about", segments: ["about"], page: 1 }],
    ["/caf%C3%A9", { path: "/café", segments: ["café"], page: 1 }],
    ["/posts?page=3", { path: "/posts", segments: ["posts"], page: 3 }],
    ["/dishes?page=3", { path: "/dishes", segments: ["dishes"], page: 3 }],
    ["/about/us?page=3", { path: "/about/us", segments: ["about", "us"], page: 1 }],
    ["/about?page=abc&utm=1", { path: "/about", segments: ["about"], page: 1 }],
    ["/posts/news?page=2", { path: "/posts/news", segments: ["posts", "news"], page: 1 }],
  ])("%s is one, whatever else the query says", (path, address) => {
    expect(siteAddress({ path })).toEqual(address);
  });

  test.each([
    "/%E0%A4%A",
    "/posts?page=0",
    "/posts?page=1.5",
    "/posts?page=99999",
    "/posts?page=x",
  ])("%s is none", (path) => {
    expect(siteAddress({ path })).toBeNull();
  });
});

test.each([
  [new NotFound(), 404],
  [new Unauthenticated(), 404],
  [new Forbidden(), 404],
  [new Invalid("Too deep."), 404],
  [new Unavailable(), 503],
])("a visitor hears of %s as %i, and it is kept nowhere", async (error, status) => {
  const site = {
    name: "Acme",
    path: "/",
    viewer: null,
    base: { scheme: "http", root: "localhost" },
  } as const;
  const response = await refuseVisitor(error, site, { requestId: "request" });
  expect(response.status).toBe(status);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("retry-after")).toBe(status === 503 ? "5" : null);
});
