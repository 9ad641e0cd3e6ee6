import fc from "fast-check";
import { newId } from "@/lib/kernel/ids.ts";
import { paragraph } from "./api/posts.ts";
import type {
  ModelPermission,
  ModelPost,
  ModelRule,
  ModelWorld,
  Value,
} from "./reference-model.ts";

const WORDS = ["", "a", "b", "role-0", "role-1"] as const;
const word = fc.constantFrom(...WORDS);
const few = <Item>(item: fc.Arbitrary<Item>, most: number) => fc.array(item, { maxLength: most });

/** Posts of few different values, so that rules meet. */
export function postsOf(authors: readonly (string | null)[], seed: number): ModelPost[] {
  const content = fc.record({
    title: fc.constantFrom("a", "b", "role-0", "role-1"),
    slug: fc.constant(""),
    excerpt: word,
    tags: few(fc.constantFrom("x", "y"), 2),
    sticky: fc.boolean(),
    secretNote: word,
  });
  const post = fc.record({
    createdBy: fc.constantFrom(...authors),
    draft: content,
    published: fc.option(content),
    changed: fc.boolean(),
    age: fc.integer({ min: 0, max: 4 }),
  });
  return fc.sample(post, { numRuns: 40, seed }).map(({ age, ...made }, index): ModelPost => {
    const slug = `post-${index}`;
    const isOut = made.published !== null;
    return {
      ...made,
      id: newId(),
      changed: made.changed || !isOut,
      publishedAt: isOut ? new Date(Date.now() - age * 86_400_000 - 3_600_000).toISOString() : null,
      draft: { ...made.draft, slug },
      published: made.published === null ? null : { ...made.published, slug },
    };
  });
}

/** A post's content as it is stored. */
export const storedAs = ({ slug: _slug, ...data }: Readonly<Record<string, Value>>) => ({
  body: paragraph("text"),
  categories: [],
  author: null,
  ...data,
});

const test: fc.Arbitrary<ModelRule> = fc.oneof(
  fc.record({ title: fc.record({ _eq: word }) }),
  fc.record({ title: fc.record({ _neq: word }) }),
  fc.record({ title: fc.record({ _in: few(word, 2) }) }),
  fc.record({ title: fc.record({ _nin: fc.array(word, { minLength: 1, maxLength: 2 }) }) }),
  fc.record({ title: fc.record({ _in: fc.constantFrom("$CURRENT_ROLE", "$CURRENT_ROLES") }) }),
  fc.record({ title: fc.record({ _nin: fc.constantFrom("$CURRENT_ROLE", "$CURRENT_ROLES") }) }),
  fc.record({ excerpt: fc.record({ _contains: word }) }),
  fc.record({ excerpt: fc.record({ _empty: fc.boolean() }) }),
  fc.record({ secretNote: word }),
  fc.record({ tags: fc.record({ _contains: fc.constantFrom("x", "y") }) }),
  fc.record({ sticky: fc.boolean() }),
  fc.record({ status: fc.record({ _eq: fc.constantFrom("draft", "changed", "published") }) }),
  fc.record({ publishedAt: fc.record({ _null: fc.boolean() }) }),
  fc.record({ publishedAt: fc.record({ _lt: fc.constantFrom("$NOW", "$NOW(-2 days)") }) }),
  fc.record({ createdBy: fc.record({ _eq: fc.constantFrom("$CURRENT_USER", "$CURRENT_DOMAIN") }) }),
  fc.record({
    createdBy: fc.record({ _neq: fc.constantFrom("$CURRENT_USER", "$CURRENT_DOMAIN") }),
  }),
  fc.record({ title: fc.record({ _eq: fc.constant(null) }) }),
);

const rule: fc.Arbitrary<ModelRule> = fc.oneof(
  { weight: 3, arbitrary: test },
  {
    weight: 1,
    arbitrary: fc.record({ _and: fc.array(test, { minLength: 1, maxLength: 3 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ _or: fc.array(test, { minLength: 1, maxLength: 3 }) }),
  },
  { weight: 1, arbitrary: fc.tuple(test, test).map(([a, b]) => ({ _or: [{ _and: [a, b] }, b] })) },
);

const ACTIONS = ["read", "read", "read-draft", "read-draft", "update", "delete", "create"] as const;

const FIELDS = [
  "title",
  "slug",
  "excerpt",
  "tags",
  "sticky",
  "secretNote",
  "status",
  "publishedAt",
];

/** A permission; most have a rule, and half of them a list of fields. */
export const permissionArbitrary: fc.Arbitrary<ModelPermission> = fc.record({
  action: fc.constantFrom(...ACTIONS),
  fields: fc.option(fc.subarray(FIELDS), { freq: 2 }),
  rule: fc.option(rule, { freq: 4 }),
});

/** Roles that contain others further on, policies on both and on the one who asks. */
export const worldArbitrary: fc.Arbitrary<Omit<ModelWorld, "userId" | "now">> = fc.record({
  policies: fc.array(few(permissionArbitrary, 3), { minLength: 3, maxLength: 4 }),
  roles: fc
    .tuple(
      ...[0, 1, 2].map(() =>
        fc.record({ policies: fc.subarray([0, 1, 2]), next: fc.subarray([1, 2]) }),
      ),
    )
    .map((roles) =>
      roles.map(({ policies, next }, index) => ({
        slug: `role-${index}`,
        policies,
        contains: next.map((step) => index + step).filter((other) => other < roles.length),
      })),
    ),
  direct: fc.subarray([0, 1, 2], { maxLength: 2 }),
  own: fc.subarray([0, 1, 2], { maxLength: 1 }),
});
