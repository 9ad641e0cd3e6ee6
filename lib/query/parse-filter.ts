import type { Field, FieldMap } from "./field.ts";
import { FILTER_LIMITS, OPERATORS, type Filter, type Related, type Test } from "./filter.ts";
import { isRecord, listOf, refusal, within, type Form, type Place } from "./filter-place.ts";
import { operandShape, operatorsOf } from "./operators.ts";
import { readOperand } from "./read-operand.ts";
import { askedOf, targetOf, type Asked } from "./space.ts";

/** What may be named here, and what was read so far of the whole filter. */
type Reading = { readonly asked: Asked; readonly total: { conditions: number } };

/**
 * Reads a filter as Directus writes it: `{ field: { _operator: operand } }`, `{ field: value }` for
 * `_eq`, `{ _and: [...] }`, `{ _or: [...] }`, `{ relationship: condition }`, `{ list: { _some:
 * condition } }`; several members must all hold. A text is read as JSON; what the address spells out
 * (`filter[title][_eq]=x`) has the same shape, with numbered members for lists.
 * @throws BadParameter for a field that is not among those asked of, whoever else may have it, and
 * for all that is no filter or too much of one.
 */
export function parseFilter(raw: unknown, asked: FieldMap | Asked): Filter {
  const reading: Reading = { asked: askedOf(asked), total: { conditions: 0 } };
  const form: Form = typeof raw === "string" ? "json" : "members";
  const place: Place = { parameter: "filter", depth: 1, steps: 0, form };
  return readGroup(typeof raw === "string" ? fromJson(raw, place) : raw, reading, place);
}

function fromJson(text: string, place: Place): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal(place, "This is no JSON.");
  }
}

function readGroup(raw: unknown, reading: Reading, place: Place): Filter {
  const members = membersOf(raw, place);
  if (place.depth > FILTER_LIMITS.depth) {
    throw refusal(place, `A filter is at most ${FILTER_LIMITS.depth} levels deep.`);
  }
  const of = members.flatMap(([name, value]) => readMember(name, value, { reading, place }));
  const [only] = of;
  return of.length === 1 && only !== undefined ? only : { kind: "all", of };
}

type At = { readonly reading: Reading; readonly place: Place };

function readMember(name: string, value: unknown, { reading, place }: At): Filter[] {
  const inside = within(place, name);
  if (name === "_and" || name === "_or") {
    const parts = listOf(value);
    if (parts === null || parts.length === 0) {
      throw refusal(inside, "Give a list of conditions.");
    }
    const of = parts.map((part, index) => readPart(part, reading, within(inside, String(index))));
    return [{ kind: name === "_and" ? "all" : "any", of }];
  }
  const field = reading.asked.fields.get(name);
  if (field?.filterable !== true) throw refusal(inside, "There is no such field to filter by.");
  const { path, tests } = apart(value, field);
  const followed =
    path === null ? [] : [follow({ name, field, path, which: "some" }, reading, inside)];
  if (path !== null && tests === null) return followed;
  return [
    ...followed,
    ...testsOf(tests, inside).map(([operator, operand, parameter]) =>
      readTest({ name, field, operator, operand }, reading, parameter),
    ),
  ];
}

/**
 * What is said of the other end of a relationship to one entry, and of the id itself: whatever is no
 * operator is a field over there.
 */
function apart(value: unknown, { kind, to }: Field): { path: object | null; tests: unknown } {
  if (kind !== "id" || to === null || !isRecord(value)) return { path: null, tests: value };
  const members = Object.entries(value);
  const isTest = ([name]: [string, unknown]) => OPERATORS.some((known) => known === name);
  const [tests, path] = [members.filter(isTest), members.filter((member) => !isTest(member))];
  if (path.length === 0) return { path: null, tests: value };
  return {
    path: Object.fromEntries(path),
    tests: tests.length === 0 ? null : Object.fromEntries(tests),
  };
}

type Step = {
  readonly name: string;
  readonly field: Field;
  readonly path: unknown;
  readonly which: Related["which"];
};

/** Goes on at the other end of a relationship, among what may be named there. */
function follow({ name, field, path, which }: Step, reading: Reading, place: Place): Related {
  const target = targetOf(field, reading.asked);
  if (target === null) throw refusal(place, "There is no such field to filter by.");
  if (place.steps >= FILTER_LIMITS.steps) {
    throw refusal(place, `A path is at most ${FILTER_LIMITS.steps} relationships long.`);
  }
  const there = { ...place, steps: place.steps + 1 };
  return {
    kind: "related",
    field: name,
    which,
    of: readPart(path, { ...reading, asked: target }, there),
  };
}

/** @NOTE A condition that says nothing would hold for everything: refused within a list. */
function readPart(part: unknown, reading: Reading, place: Place): Filter {
  if (membersOf(part, place).length === 0) throw refusal(place, "A condition names a field.");
  return readGroup(part, reading, { ...place, depth: place.depth + 1 });
}

/** The operators on a field; a value that is none is what the field must equal. */
function testsOf(value: unknown, place: Place): [string, unknown, Place][] {
  if (!isRecord(value)) return [["_eq", value, place]];
  const members = Object.entries(value);
  if (members.length === 0) throw refusal(place, "Name an operator.");
  return members.map(([operator, operand]) => [operator, operand, within(place, operator)]);
}

type Comparing = {
  readonly name: string;
  readonly field: Field;
  readonly operator: string;
  readonly operand: unknown;
};

function readTest(
  { name, field, ...asked }: Comparing,
  reading: Reading,
  place: Place,
): Test | Related {
  reading.total.conditions += 1;
  if (reading.total.conditions > FILTER_LIMITS.conditions) {
    throw refusal(place, `A filter has at most ${FILTER_LIMITS.conditions} conditions.`);
  }
  const operator = OPERATORS.find((known) => known === asked.operator);
  const offered = operatorsOf(field.kind);
  if (operator === undefined || !offered.includes(operator)) {
    throw refusal(place, `This field takes ${offered.join(", ")}.`);
  }
  if (operandShape(operator) === "condition") {
    const which = operator === "_none" ? "none" : "some";
    return follow({ name, field, path: asked.operand, which }, reading, place);
  }
  return {
    ...{ kind: "test", field: name },
    ...readOperand({ kind: field.kind, operator, operand: asked.operand }, place),
  };
}

function membersOf(raw: unknown, place: Place): [string, unknown][] {
  if (!isRecord(raw)) throw refusal(place, "A filter names fields and operators.");
  return Object.entries(raw);
}
