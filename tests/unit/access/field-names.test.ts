import { expect, test } from "vitest";
import { withFieldNames, type FieldNames } from "@/lib/access/field-names.ts";

/** Shifts have staff; staff have a name. `gone` was a field of shifts. */
const names: FieldNames = {
  byId: new Map([
    ["f-day", { name: "day", to: null }],
    ["f-staff", { name: "staff", to: "staff" }],
    ["f-name", { name: "name", to: null }],
  ]),
  byCollection: new Map([
    ["shifts", new Set(["day", "staff"])],
    ["staff", new Set(["name"])],
  ]),
};

const read = (permission: object) =>
  withFieldNames({ collection: "shifts", action: "read", ...permission }, names);

test("a permission that names no field stays as it is", () => {
  const permission = { collection: "shifts", action: "read", fields: null, rule: null };
  expect(withFieldNames(permission, names)).toEqual(permission);
  expect(read({})).toEqual({ collection: "shifts", action: "read" });
});

test("ids of fields become what the fields are called now", () => {
  expect(
    read({ fields: ["f-day"], presets: { "f-day": "f-day" }, validation: { "f-day": "x" } }),
  ).toMatchObject({ fields: ["day"], presets: { day: "f-day" }, validation: { day: "x" } });
});

test("rules are read to their ends, along relationships and within lists", () => {
  const rule = {
    _or: [
      { "f-day": { _eq: "f-day" } },
      { _and: [{ "f-staff": { _some: { "f-name": { _in: ["f-name"] } } } }] },
    ],
  };
  expect(read({ rule })).toMatchObject({
    rule: {
      _or: [
        { day: { _eq: "f-day" } },
        { _and: [{ staff: { _some: { name: { _in: ["f-name"] } } } }] },
      ],
    },
  });
});

test("lists that are written with numbers are lists", () => {
  const rule = { _or: { "0": { "f-day": "x" }, "1": { day: "x" } } };
  expect(read({ rule })).toMatchObject({
    rule: { _or: { "0": { day: "x" }, "1": { "?day": "x" } } },
  });
});

test("a bare name of a field that is there names nothing, for it was not the field that was meant", () => {
  expect(read({ fields: ["day", "f-day"], presets: { staff: "x" } })).toMatchObject({
    fields: ["?day", "day"],
    presets: { "?staff": "x" },
  });
  const rule = { _none: { day: "x" }, "f-staff": { name: "x", day: "x" } };
  expect(read({ rule })).toMatchObject({
    rule: { _none: { "?day": "x" }, staff: { "?name": "x", day: "x" } },
  });
});

test("the id of a field that is gone, and names of other collections, stay and name nothing here", () => {
  expect(read({ fields: ["gone", "title"] })).toMatchObject({ fields: ["gone", "title"] });
  const elsewhere = { collection: "posts", action: "read", fields: ["day"] };
  expect(withFieldNames(elsewhere, names)).toEqual(elsewhere);
});

test("values stay values, whatever they look like", () => {
  const rule = { "f-day": { _null: true, _eq: null, _in: [1, "f-staff", false] } };
  expect(read({ rule })).toMatchObject({
    rule: { day: { _null: true, _eq: null, _in: [1, "f-staff", false] } },
  });
});
