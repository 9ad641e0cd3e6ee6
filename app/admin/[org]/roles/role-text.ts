type Named = { readonly name: string };

type Known = {
  readonly roles: readonly (Named & { readonly slug: string })[];
  readonly policies: readonly (Named & { readonly id: string })[];
};

type Written = {
  readonly name: string;
  readonly description: string;
  readonly contains: readonly string[];
  readonly policies: readonly string[];
};

/** What somebody has written about a role as plain text, to be kept beside what others saved. */
export function roleText(values: Written, { roles, policies }: Known): string {
  const contained = roles.filter(({ slug }) => values.contains.includes(slug));
  const attached = policies.filter(({ id }) => values.policies.includes(id));
  return [
    values.name,
    values.description,
    `Contains: ${namesOf(contained)}`,
    `Policies: ${namesOf(attached)}`,
  ].join("\n");
}

const namesOf = (things: readonly Named[]): string =>
  things.map(({ name }) => name).join(", ") || "none";
