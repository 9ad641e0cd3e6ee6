import { expect, test } from "vitest";
import type { FormField } from "@/app/_screens/fields/form-field.ts";
import { withAddress, writtenOf } from "@/app/admin/[org]/_editor/entry-values.ts";
import type { ContentEntry } from "@/lib/content/content-entry.ts";
import { definedModel } from "@/lib/content/models/defined-model.ts";
import { formDefinitions } from "@/lib/content/models/form-definitions.ts";
import { newId } from "@/lib/kernel/ids.ts";

const fieldsOf = (website: boolean): readonly FormField[] => {
  const model = definedModel({
    ...{ slug: "events", name: "Events", icon: "box", website, publishes: true },
    ...{ singleton: false, revision: 1, removedFields: [] },
    fields: ["note", "title"].map((name) => ({ id: newId(), name, label: name, kind: "text" })),
  });
  return (model && formDefinitions(model)) ?? [];
};

const entry = (attributes: ContentEntry["attributes"]): ContentEntry => ({
  ...{ type: "events", id: newId(), relationships: {}, revision: 1, attributes },
});

test("an entry of an own collection has its address after its title, where it has one", () => {
  expect(fieldsOf(true).map(({ name }) => name)).toEqual(["note", "title", "slug"]);
  expect(fieldsOf(false).map(({ name }) => name)).toEqual(["note", "title"]);
});

test("an address that nobody gave is left to the server, and is in the form as it came out", () => {
  const values = { title: "Opening", note: null, slug: null };
  const fields = fieldsOf(true);
  expect(writtenOf(fields, values, null).attributes).toEqual({ title: "Opening", note: null });
  const saved = entry({ title: "Opening", slug: "opening" });
  expect(withAddress(values, saved)).toEqual({ ...values, slug: "opening" });
  const given = { ...values, slug: "mine" };
  expect(writtenOf(fields, given, null).attributes).toMatchObject({ slug: "mine" });
  expect(withAddress(given, saved)).toBe(given);
  expect(withAddress(values, entry({ title: "Opening" }))).toBe(values);
});

test("an address that is taken away again is sent, so that it is refused", () => {
  const base = { title: "Opening", note: null, slug: "opening" };
  const { attributes } = writtenOf(fieldsOf(true), { ...base, slug: null }, base);
  expect(attributes).toEqual({ slug: null });
});
