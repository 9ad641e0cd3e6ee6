import type { Hostile } from "./ask-twin.ts";
import { idOf } from "./twin-entries.ts";

/** Words that hidden values hold in one world or in the other, and words around them. */
const GUESSES = [
  "alpha secret 4",
  "zulu secret 95",
  "alpha",
  "m",
  "zulu",
  "Post 4",
  "",
  "\u{10ffff}",
];

const COMPARISONS = ["_eq", "_neq", "_lt", "_gte", "_contains", "_ncontains", "_starts_with"];

const FIELDS = {
  posts: [
    ...["title", "slug", "excerpt", "tags", "sticky", "secretNote", "author", "status", "body"],
    ...["publishedAt", "updatedAt", "createdBy", "revision", "nothing"],
  ],
  authors: ["title", "slug", "email", "bio", "publishedAt"],
} as const;

const word = encodeURIComponent;

/** Ways to ask a list about what one may not see. */
export function listQuestions(place: "content" | "drafts"): Hostile[] {
  const paths = (["posts", "authors"] as const).flatMap((collection) => {
    const at = `/${place}/${collection}`;
    return [
      at,
      ...FIELDS[collection].flatMap((name) => [
        `${at}?sort=${name}`,
        `${at}?sort=-${name}&page[size]=3`,
        `${at}?fields[${collection}]=${name}`,
        `${at}?filter[${name}][_null]=true`,
        `${at}?filter[${name}][_empty]=false`,
        `${at}?filter[${name}][_in]=${word("alpha secret 4,zulu secret 95,Post 4")}`,
        `${at}?filter[${name}][_between]=${word("alpha,m")}`,
      ]),
      ...(collection === "posts" ? ["title", "secretNote"] : ["email"]).flatMap((name) =>
        COMPARISONS.flatMap((operator) =>
          GUESSES.map((guess) => `${at}?filter[${name}][${operator}]=${word(guess)}`),
        ),
      ),
      ...[1, 2, 5].map((size) => `${at}?page[size]=${size}&sort=title`),
    ];
  });
  return [...paths, ...tricks(place)].map((path) => ({ path }));
}

const tricks = (place: string): string[] => [
  `/${place}/posts?include=author&fields[authors]=title,slug`,
  `/${place}/posts?include=author&fields[authors]=email`,
  `/${place}/posts?include=author.posts`,
  `/${place}/posts?filter=${word('{"_or":[{"secretNote":{"_starts_with":"alpha"}},{"title":"Post 1"}]}')}`,
  `/${place}/posts?filter=${word('{"_or":[{"secretNote":{"_null":true}},{"sticky":true}]}')}`,
  `/${place}/posts?filter=${word('{"author":{"email":{"_starts_with":"alpha"}}}')}`,
  `/${place}/posts?filter=${word('{"author":{"title":{"_eq":"Ghost"}}}')}`,
  `/${place}/posts?filter=${word('{"author":{"title":{"_neq":"Author ada"}}}')}`,
  `/${place}/posts?filter[author]=${idOf("authors 2")}`,
  `/${place}/posts?filter[author][_neq]=${idOf("authors 0")}`,
  `/${place}/posts?filter[author][_nin]=${idOf("authors 0")}`,
  `/${place}/posts?sort=author.title`,
  `/${place}/posts?sort=tags,-secretNote`,
];

/** Words of what is hidden and of what is seen, and ways to ask for the one by the other. */
const WORDS = [
  ...["secret", "alp", "zulu", "note", "ghost", "shown", "note -alpha", "post -secret"],
  ...['"alpha secret"', "alpha zulu or post", "95"],
];

/** Ways to search what one may not see: by what is found, its order and its fragments. */
export const searchQuestions = (place: "content" | "drafts"): Hostile[] =>
  WORDS.map(word).flatMap((words) => [
    { path: `/${place}/posts?filter[_search]=${words}&page[size]=2` },
    { path: `/${place}/posts?filter[_search]=${words}&sort=secretNote&fields[posts]=title` },
    { path: `/${place}/authors?filter[_search]=${words}` },
    { path: `/search?filter[_search]=${words}` },
  ]);

/** Entries one may not see, of another organization, and of nowhere. */
const HIDDEN = ["posts 8", "posts 9", "posts 20", "posts 999", "globex posts 0"].map(idOf);

/** Ways to ask about single entries. */
export const entryQuestions = (place: "content" | "drafts"): Hostile[] =>
  [...HIDDEN, idOf("posts 4"), idOf("posts 6")].flatMap((id) => [
    { path: `/${place}/posts/${id}` },
    { path: `/${place}/posts/${id}?include=author` },
    { path: `/${place}/posts/${id}?fields[posts]=secretNote` },
    { path: `/${place}/posts/${id}/author` },
    { path: `/${place}/posts/${id}/relationships/author` },
    { path: `/${place}/posts/${id}`, headers: { "If-None-Match": '"3.0000000000000000"' } },
    { path: `/${place}/authors/${id}` },
  ]);

/** Ways to ask for what was, what lies in the bin and what refers to what. */
export function pastQuestions(place: "content" | "drafts"): Hostile[] {
  const posts = [...HIDDEN, ...["posts 4", "posts 6", "posts 24", "posts 25"].map(idOf)];
  const authors = ["authors 0", "authors 2", "authors 999"].map(idOf);
  const past = (collection: string, ids: readonly string[]) =>
    ids.flatMap((id) => [
      ...["drafts", "content"].map((at) => `/${at}/${collection}/${id}/versions`),
      `/drafts/${collection}/${id}/versions/1`,
      `/drafts/${collection}/${id}/versions/2`,
      `/drafts/${collection}/${id}/versions/2/changes/1`,
      `/${place}/${collection}/${id}/where-used`,
      `/bin/${collection}/${id}`,
    ]);
  const bin = ["title", "slug", "secretNote", "excerpt", "binnedAt"].flatMap((name) => [
    `/bin/posts?sort=${name}`,
    `/bin/posts?filter[${name}][_nnull]=true`,
    `/bin/posts?filter[${name}][_contains]=alpha`,
  ]);
  const read = [...past("posts", posts), ...past("authors", authors), "/bin/posts", ...bin];
  return [...read.map((path) => ({ path })), ...deeds(HIDDEN), ...deeds([idOf("posts 25")])];
}

/** Deeds with what one may not see. */
function deeds(ids: readonly string[]): Hostile[] {
  const named = ids.map((id) => ({ type: "posts", id }));
  const headers = { "If-Match": "*" };
  return [
    ...["publish", "bin", "unbin", "delete"].map((action) => ({
      ...{ path: `/bulk/posts/${action}`, body: { data: named } },
    })),
    ...named.flatMap((data) => [
      { path: "/copies/posts", body: { data } },
      { path: "/bin/posts", headers, body: { data } },
      { path: `/bin/posts/${data.id}`, headers, method: "DELETE" },
      { path: `/bin/posts/${data.id}/restore`, method: "POST" },
      { path: `/content/posts/${data.id}/versions/1/restore`, headers, method: "POST" },
    ]),
  ];
}

const patch = (id: string, attributes: object, more: object = {}) => ({
  method: "PATCH",
  body: { data: { type: "posts", id, attributes, ...more } },
});

const author = (id: string) => ({ relationships: { author: { data: { type: "authors", id } } } });

/** Writes that are refused, whichever guess they carry. */
export const writeQuestions = (): Hostile[] => [
  ...HIDDEN.flatMap((id) => {
    const path = `/content/posts/${id}`;
    return [
      ...['"3.0000000000000000"', '"7.0000000000000000"', "*", '"1"'].flatMap((tag) => [
        { path, headers: { "If-Match": tag }, ...patch(id, { title: "x" }) },
        { path, headers: { "If-Match": tag }, method: "DELETE" },
      ]),
      { path, ...patch(id, { title: "x" }) },
      { path, headers: { "If-Match": "*" }, ...patch(id, { secretNote: "x" }) },
      { path, headers: { "If-Match": "*" }, ...patch(id, { status: "published" }) },
      { path: `${path}/relationships/author`, method: "PATCH", body: { data: null } },
      operations([{ op: "remove", ref: { type: "posts", id }, meta: { ifMatch: "*" } }]),
      operations([
        { op: "add", data: { type: "posts", attributes: { title: "Never", slug: "never" } } },
        {
          ...{ op: "update", ref: { type: "posts", id }, meta: { ifMatch: "*" } },
          data: { type: "posts", id, attributes: { title: "x" } },
        },
      ]),
    ];
  }),
  // @NOTE An address that is taken in the other organization, in one of the worlds.
  { path: "/content/posts", body: { data: { type: "posts", attributes: { slug: "post-1" } } } },
  ...[idOf("authors 2"), idOf("authors 999"), ...HIDDEN].map((id) => ({
    path: "/content/posts",
    body: { data: { type: "posts", attributes: { title: "Linked" }, ...author(id) } },
  })),
  ...["posts 4", "posts 5"].map(idOf).flatMap((id) => [
    { path: `/content/posts/${id}`, headers: { "If-Match": "*" }, ...patch(id, { title: "x" }) },
    { path: `/content/posts/${id}`, headers: { "If-Match": "*" }, ...patch(id, { excerpt: "" }) },
    { path: `/content/posts/${id}`, headers: { "If-Match": "*" }, method: "DELETE" },
  ]),
];

const operations = (list: readonly object[]): Hostile => ({
  path: "/operations",
  headers: {
    "Content-Type": 'application/vnd.api+json;ext="https://jsonapi.org/ext/atomic"',
    Accept: 'application/vnd.api+json;ext="https://jsonapi.org/ext/atomic"',
  },
  body: { "atomic:operations": list },
});
