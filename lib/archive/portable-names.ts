import type { Json } from "@/lib/kernel/json.ts";

/** What is called otherwise wherever the archive is brought in: the organization, and its people. */
export type Bearers = {
  readonly organizationId: string;
  /** Members by the id of their person on this instance. */
  readonly members: ReadonlyMap<string, string>;
};

const PREFIX = "gatehouse:";
const ORGANIZATION = `${PREFIX}organization`;
const PERSON = `${PREFIX}person:`;
/** @NOTE Before what merely looks like one of these names, so that it is not taken for it. */
const TEXT = `${PREFIX}text:`;

/**
 * A value with names in the place of ids that mean something on one instance alone: of a person, who is
 * called by their membership, and of the organization itself. `withIds` takes it back, whatever it was.
 */
export function withNames(value: Json, { organizationId, members }: Bearers): Json {
  return eachText(value, (text) => {
    if (text === organizationId) return ORGANIZATION;
    const member = members.get(text);
    if (member !== undefined) return PERSON + member;
    return text.startsWith(PREFIX) ? TEXT + text : text;
  });
}

/** People by the id of their membership, and the organization that an archive is brought into. */
export type Arrivals = {
  readonly organizationId: string;
  readonly people: ReadonlyMap<string, string>;
};

/** A name of somebody who is not in the archive. */
export class UnknownName extends Error {
  constructor(name: string) {
    super(`It names «${name}», who is no member in the archive.`);
  }
}

/** A value with this instance's ids in the place of names. @throws UnknownName. */
export function withIds(value: Json, { organizationId, people }: Arrivals): Json {
  return eachText(value, (text) => {
    if (!text.startsWith(PREFIX)) return text;
    if (text === ORGANIZATION) return organizationId;
    if (text.startsWith(TEXT)) return text.slice(TEXT.length);
    const person = text.startsWith(PERSON) ? people.get(text.slice(PERSON.length)) : undefined;
    if (person === undefined) throw new UnknownName(text);
    return person;
  });
}

/** Whether a text is the name of a person. */
export const isPersonName = (text: string): boolean => text.startsWith(PERSON);

function eachText(value: Json, change: (text: string) => string): Json {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => eachText(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, eachText(member, change)]),
  );
}
