// Written by `gatehouse types`: what you may use of the API. Run it again after a change.

export type Presence = "_null" | "_nnull";
export type Equality = "_eq" | "_neq" | "_in" | "_nin" | "_null" | "_nnull";
export type Order =
  | "_eq"
  | "_neq"
  | "_in"
  | "_nin"
  | "_null"
  | "_nnull"
  | "_lt"
  | "_lte"
  | "_gt"
  | "_gte"
  | "_between";
export type Text =
  | "_eq"
  | "_neq"
  | "_in"
  | "_nin"
  | "_null"
  | "_nnull"
  | "_lt"
  | "_lte"
  | "_gt"
  | "_gte"
  | "_between"
  | "_empty"
  | "_nempty"
  | "_contains"
  | "_ncontains"
  | "_icontains"
  | "_starts_with"
  | "_ends_with";
export type List = "_null" | "_nnull" | "_empty" | "_nempty" | "_contains" | "_ncontains";
export type Several =
  "_null" | "_nnull" | "_empty" | "_nempty" | "_contains" | "_ncontains" | "_some" | "_none";

/** What a field is compared with, by operators; `Target` is a filter at the other end. */
export type Tests<Value, Operator extends string, Target = never> = {
  readonly [Name in Operator]?: Name extends "_in" | "_nin" | "_between"
    ? readonly Value[]
    : Name extends "_null" | "_nnull" | "_empty" | "_nempty"
      ? boolean
      : Name extends "_some" | "_none"
        ? Target
        : Value | null;
};

/** Your collections, for `createClient<Collections>(…)`. */
export type Collections = {
  readonly authors: {
    readonly fields: {
      readonly bio: string | null;
      readonly slug: string;
      readonly title: string | null;
    };
    readonly links: { readonly [Name in never]: never };
    readonly filter: {
      readonly _and?: readonly Collections["authors"]["filter"][];
      readonly _or?: readonly Collections["authors"]["filter"][];
      readonly _search?: string;
      readonly bio?: string | Tests<string, Text>;
      readonly id?: string | Tests<string, Equality>;
      readonly slug?: string | Tests<string, Text>;
      readonly title?: string | Tests<string, Text>;
    };
    readonly sort: "-id" | "-slug" | "-title" | "id" | "slug" | "title";
    readonly create: null;
    readonly update: null;
  };
  readonly posts: {
    readonly fields: {
      readonly body: {
        readonly type: "doc";
        readonly content: readonly { readonly [name: string]: unknown }[];
      };
      readonly categories: readonly string[] | null;
      readonly createdAt: string;
      readonly excerpt: string | null;
      readonly publishedAt: string | null;
      readonly slug: string;
      readonly status: string;
      readonly sticky: boolean | null;
      readonly tags: readonly string[] | null;
      readonly title: string | null;
      readonly updatedAt: string | null;
    };
    readonly links: {
      readonly author: { readonly to: "authors"; readonly many: false };
    };
    readonly filter: {
      readonly _and?: readonly Collections["posts"]["filter"][];
      readonly _or?: readonly Collections["posts"]["filter"][];
      readonly _search?: string;
      readonly author?: string | Collections["authors"]["filter"] | Tests<string, Equality>;
      readonly categories?: Tests<string, List>;
      readonly createdAt?: string | Tests<string, Order>;
      readonly excerpt?: string | Tests<string, Text>;
      readonly id?: string | Tests<string, Equality>;
      readonly publishedAt?: string | Tests<string, Order>;
      readonly slug?: string | Tests<string, Text>;
      readonly status?: string | Tests<string, Text>;
      readonly sticky?: boolean | Tests<boolean, Equality>;
      readonly tags?: Tests<string, List>;
      readonly title?: string | Tests<string, Text>;
      readonly updatedAt?: string | Tests<string, Order>;
    };
    readonly sort:
      | "-createdAt"
      | "-id"
      | "-publishedAt"
      | "-slug"
      | "-status"
      | "-sticky"
      | "-title"
      | "-updatedAt"
      | "createdAt"
      | "id"
      | "publishedAt"
      | "slug"
      | "status"
      | "sticky"
      | "title"
      | "updatedAt";
    readonly create: null;
    readonly update: null;
  };
};
