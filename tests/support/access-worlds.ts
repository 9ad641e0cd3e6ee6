import fc from "fast-check";
import { newId } from "@/lib/kernel/ids.ts";
import { paragraph } from "./api/posts.ts";
import type {
  ModelCollection,
  ModelEntry,
  ModelPermission,
  ModelRights,
  ModelRule,
  Value,
} from "./reference-model.ts";

const WORDS = ["", "a", "b", "role-0", "role-1"] as const;
const word = fc.constantFrom(...WORDS);
const AUTHORS = ["author-0", "author-1", "author-2", "author-3"] as const;
const few = <Item>(item: fc.Arbitrary<Item>, most: number) => fc.array(item, { maxLength: most });

/** Posts and authors of few different values, so that rules meet. */
export function entriesOf(makers: readonly (string | null)[], seed: number): ModelEntry[] {
  const post = fc.record({
    title: fc.constantFrom("a", "b", "role-0", "role-1", "nobody"),
    excerpt: word,
    tags: few(fc.constantFrom("x", "y"), 2),
    sticky: fc.boolean(),
    secretNote: word,
    author: fc.constantFrom(...AUTHORS, "author-nobody-knows", null),
  });
  const author = fc.record({ title: fc.constantFrom("a", "b"), email: word, bio: word });
  return [
    ...made({ collection: "authors", count: AUTHORS.length, content: author, makers, seed }),
    ...made({ collection: "posts", count: 36, content: post, makers, seed }),
  ];
}

type Making = {
  collection: ModelCollection;
  count: number;
  content: fc.Arbitrary<Record<string, Value>>;
  makers: readonly (string | null)[];
  seed: number;
};

function made({ collection, count, content, makers, seed }: Making): ModelEntry[] {
  const entry = fc.record({
    createdBy: fc.constantFrom(...makers),
    draft: content,
    published: fc.option(content),
    changed: fc.boolean(),
    age: fc.integer({ min: 0, max: 4 }),
  });
  return fc.sample(entry, { numRuns: count, seed }).map(({ age, ...some }, index): ModelEntry => {
    const slug = `${collection === "posts" ? "post" : "author"}-${index}`;
    const isOut = some.published !== null;
    return {
      ...some,
      collection,
      id: newId(),
      changed: some.changed || !isOut,
      publishedAt: isOut ? new Date(Date.now() - age * 86_400_000 - 3_600_000).toISOString() : null,
      draft: { ...some.draft, slug },
      published: some.published === null ? null : { ...some.published, slug },
    };
  });
}

/** An entry's content as it is stored. */
export function storedAs(
  collection: ModelCollection,
  { slug: _slug, ...data }: Readonly<Record<string, Value>>,
): object {
  return collection === "posts" ? { body: paragraph("text"), categories: [], ...data } : data;
}

const one = (name: string, operator: string, operand: fc.Arbitrary<unknown>) =>
  operand.map((value): ModelRule => ({ [name]: { [operator]: value } }));

const roles = fc.constantFrom("$CURRENT_ROLE", "$CURRENT_ROLES");
const asker = fc.constantFrom("$CURRENT_USER", "$CURRENT_MEMBER", "$CURRENT_DOMAIN");
const flag = fc.boolean();
const text = fc.constantFrom("", "a", "b", "ROLE", "e-1");

/** What may be said of the texts that posts and authors have alike. */
const aboutText = (name: string): fc.Arbitrary<ModelRule> =>
  fc.oneof(
    one(name, "_eq", word),
    one(name, "_neq", word),
    one(name, "_in", few(word, 2)),
    one(name, "_nin", fc.array(word, { minLength: 1, maxLength: 2 })),
    one(name, "_contains", text),
    one(name, "_ncontains", text),
    one(name, "_icontains", text),
    one(name, "_starts_with", text),
    one(name, "_ends_with", text),
    one(name, "_empty", flag),
    one(name, "_nempty", flag),
    one(name, "_lt", word),
    one(name, "_lte", word),
    one(name, "_gt", word),
    one(name, "_gte", word),
    one(name, "_between", fc.tuple(word, word)),
    one(name, "_nnull", flag),
    one(name, "_eq", fc.constant(null)),
  );

const status = fc.constantFrom("draft", "changed", "published");

const aboutAny: fc.Arbitrary<ModelRule> = fc.oneof(
  { weight: 5, arbitrary: aboutText("title") },
  { weight: 1, arbitrary: one("title", "_in", roles) },
  { weight: 1, arbitrary: one("title", "_nin", roles) },
  { weight: 1, arbitrary: one("title", "_eq", fc.constant("$CURRENT_USER.name")) },
  { weight: 1, arbitrary: one("status", "_eq", status) },
  { weight: 1, arbitrary: one("publishedAt", "_null", flag) },
  {
    weight: 1,
    arbitrary: one("publishedAt", "_lt", fc.constantFrom("$NOW", "$NOW(-2 days)")),
  },
  { weight: 2, arbitrary: one("createdBy", "_eq", asker) },
  { weight: 1, arbitrary: one("createdBy", "_neq", asker) },
  { weight: 1, arbitrary: one("createdBy", "_nnull", flag) },
);

const aboutAuthors: fc.Arbitrary<ModelRule> = fc.oneof(
  { weight: 3, arbitrary: aboutAny },
  { weight: 1, arbitrary: fc.oneof(aboutText("email"), aboutText("bio")) },
);

/** What is said of the author of a post, beside or instead of what is said of the link. */
const aboutTheirAuthor = (about: fc.Arbitrary<ModelRule>): fc.Arbitrary<ModelRule> =>
  fc.oneof(
    about.map((rule) => ({ author: rule })),
    about.map((rule) => ({ author: { ...rule, _nnull: true } })),
  );

const aboutPosts: fc.Arbitrary<ModelRule> = fc.oneof(
  { weight: 2, arbitrary: aboutTheirAuthor(aboutAuthors) },
  { weight: 5, arbitrary: aboutAny },
  { weight: 2, arbitrary: fc.oneof(aboutText("excerpt"), aboutText("secretNote")) },
  { weight: 1, arbitrary: fc.record({ secretNote: word }) },
  { weight: 1, arbitrary: one("tags", "_contains", fc.constantFrom("x", "y")) },
  { weight: 1, arbitrary: one("tags", "_empty", flag) },
  { weight: 1, arbitrary: fc.record({ sticky: flag }) },
  { weight: 1, arbitrary: one("author", "_null", flag) },
);

/** Rules are conditions alone, side by side, one of several, or one within another. */
const composed = (test: fc.Arbitrary<ModelRule>): fc.Arbitrary<ModelRule> => {
  const several = fc.array(test, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 3, arbitrary: test },
    { weight: 1, arbitrary: fc.record({ _and: several }) },
    { weight: 1, arbitrary: fc.record({ _or: several }) },
    {
      weight: 1,
      arbitrary: fc.tuple(test, test).map(([a, b]) => ({ _or: [{ _and: [a, b] }, b] })),
    },
  );
};

const FIELDS: Readonly<Record<ModelCollection, string[]>> = {
  posts: ["title", "slug", "excerpt", "tags", "sticky", "secretNote", "author", "status"],
  authors: ["title", "slug", "email", "bio", "status"],
};

const ACTIONS = ["read", "read", "read-draft", "read-draft", "update", "delete", "create"] as const;

const permissionOn = (
  collection: ModelCollection,
  rule: fc.Arbitrary<ModelRule>,
): fc.Arbitrary<ModelPermission> =>
  fc.record({
    collection: fc.constant(collection),
    action: fc.constantFrom(...ACTIONS),
    fields: fc.option(fc.subarray([...FIELDS[collection], "publishedAt"]), { freq: 2 }),
    rule: fc.option(composed(rule), { freq: 4 }),
  });

/** A permission; most have a rule, and half of them a list of fields. */
export const permissionArbitrary: fc.Arbitrary<ModelPermission> = fc.oneof(
  { weight: 3, arbitrary: permissionOn("posts", aboutPosts) },
  { weight: 1, arbitrary: permissionOn("authors", aboutAuthors) },
);

/** Roles that contain others further on, policies on both and on the one who asks. */
export const rightsArbitrary: fc.Arbitrary<ModelRights> = fc.record({
  policies: fc.array(few(permissionArbitrary, 4), { minLength: 3, maxLength: 4 }),
  roles: fc
    .tuple(
      ...[0, 1, 2].map(() =>
        fc.record({ policies: fc.subarray([0, 1, 2]), next: fc.subarray([1, 2]) }),
      ),
    )
    .map((made) =>
      made.map(({ policies, next }, index) => ({
        slug: `role-${index}`,
        policies,
        contains: next.map((step) => index + step).filter((other) => other < made.length),
      })),
    ),
  direct: fc.subarray([0, 1, 2], { maxLength: 2 }),
  own: fc.subarray([0, 1, 2], { maxLength: 1 }),
});

/** What somebody might ask a list of posts for. Variables are for rules alone. */
export const filterArbitrary: fc.Arbitrary<ModelRule> = composed(
  fc.oneof(
    { weight: 4, arbitrary: fc.oneof(aboutText("title"), aboutText("secretNote")) },
    { weight: 2, arbitrary: aboutText("excerpt") },
    { weight: 1, arbitrary: one("status", "_eq", status) },
    { weight: 1, arbitrary: one("tags", "_contains", fc.constantFrom("x", "y")) },
    { weight: 1, arbitrary: fc.record({ sticky: flag }) },
    { weight: 1, arbitrary: one("author", "_null", flag) },
    { weight: 2, arbitrary: aboutTheirAuthor(fc.oneof(aboutText("title"), aboutText("email"))) },
  ),
);
