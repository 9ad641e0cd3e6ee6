import { newDraft, type FieldDraft } from "./builder/field-draft.ts";
import type { DefinedKind } from "@/lib/content/models/field-kinds.ts";

/** A collection to begin with. */
export type Start = {
  readonly key: string;
  readonly name: string;
  readonly icon: string;
  readonly description: string;
  readonly fields: readonly FieldDraft[];
};

const field = (
  label: string,
  name: string,
  told: Partial<FieldDraft> & { readonly kind: DefinedKind },
): FieldDraft => ({ ...newDraft(told.kind), label, name, ...told });

const title = (label: string, name: string) => field(label, name, { kind: "text", required: true });

/** Collections that many organizations have; each can be changed as one likes. */
export const STARTS: readonly Start[] = [
  {
    ...{ key: "blank", name: "", icon: "database" },
    description: "A title, and whatever you add.",
    fields: [title("Title", "title")],
  },
  {
    ...{ key: "events", name: "Events", icon: "calendar-days" },
    description: "When, where, and what it is about.",
    fields: [
      title("Title", "title"),
      field("Begins", "begins", { kind: "instant", required: true }),
      field("Ends", "ends", { kind: "instant" }),
      field("Place", "place", { kind: "text" }),
      field("Description", "description", { kind: "rich-text" }),
      field("Picture", "picture", { kind: "image" }),
    ],
  },
  {
    ...{ key: "products", name: "Products", icon: "package" },
    description: "What is sold: price, pictures, properties.",
    fields: [
      title("Name", "name"),
      field("Article number", "articleNumber", { kind: "text", unique: true, indexed: true }),
      field("Price", "price", { kind: "decimal", min: 0, required: true }),
      field("Description", "description", { kind: "rich-text" }),
      field("Pictures", "pictures", {
        kind: "list",
        fields: [field("Picture", "picture", { kind: "image", required: true })],
      }),
      field("Available", "available", { kind: "boolean", default: true }),
    ],
  },
  {
    ...{ key: "faq", name: "Questions", icon: "circle-help" },
    description: "Questions and answers, by topic.",
    fields: [
      title("Question", "question"),
      field("Answer", "answer", { kind: "rich-text", required: true }),
      field("Topic", "topic", { kind: "choice", choices: ["General", "Orders", "Account"] }),
    ],
  },
  {
    ...{ key: "team", name: "Team", icon: "users" },
    description: "People with a picture and how to reach them.",
    fields: [
      title("Name", "name"),
      field("Job", "job", { kind: "text" }),
      field("E-mail", "email", { kind: "email" }),
      field("Picture", "picture", { kind: "image" }),
      field("About", "about", { kind: "long-text" }),
    ],
  },
];
