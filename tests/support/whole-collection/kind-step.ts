import type { Locator, Page } from "@playwright/test";

/** A field of one kind: how somebody builds it and fills it in, and what everybody reads of it then. */
export type KindStep = {
  readonly label: string;
  /** What programs call it: as the builder makes it of the label. */
  readonly name: string;
  /** Says in the builder what its kind asks for beside a label. */
  readonly build?: (sheet: Locator) => Promise<void>;
  /** Puts a value into it. */
  readonly fill: (form: Locator) => Promise<void>;
  /** As programs read it; a relation as the titles of what it leads to. */
  readonly value: unknown;
  /** What GraphQL is asked below its name; left out: nothing. */
  readonly selection?: string;
  /** As GraphQL answers it; left out: like everybody else. */
  readonly inGraphql?: unknown;
  /** What the page of its entry shows of it; null: nothing. */
  readonly onWebsite: ((page: Page) => Locator) | null;
};

/** The input with a label, whatever marks stand beside its words. */
export const labelled = (place: Locator, label: string): Locator =>
  place.getByLabel(new RegExp(`^${label}\\s*(?:\\*|optional)?$`));

/** Writes into the first input with a label. */
export const write = (place: Locator, label: string, text: string): Promise<void> =>
  labelled(place, label).first().fill(text);

/** Switches settings of a field on. */
export async function turnOn(sheet: Locator, ...labels: readonly string[]): Promise<void> {
  for (const label of labels) await sheet.getByRole("switch", { name: label }).first().check();
}

/** A row of a list: a field within another, an item, a block. */
export const row = (place: Locator, name: string): Locator =>
  place.getByRole("listitem", { name, exact: true });

/** The inputs of a field that has several. */
export const group = (form: Locator, name: string): Locator =>
  form.getByRole("group", { name: new RegExp(`^${name}$`) });

/** Says in the builder what a field within another is called, and of which kind it is. */
export async function describe(within: Locator, label: string, kind: string): Promise<void> {
  await labelled(within, "Kind").first().selectOption({ label: kind });
  await write(within, "Label", label);
}
