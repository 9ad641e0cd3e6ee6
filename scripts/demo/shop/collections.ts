import { field } from "./fields.ts";

/**
 * The collections of a shop; one that others lead to comes before them. None is part of the website,
 * and none has drafts: what is saved is what there is.
 */
export const SHOP_COLLECTIONS = () => [inventory(), staff(), shifts(), sales()];

const inventory = () => ({
  slug: "inventory",
  name: "Inventory",
  icon: "package",
  fields: [
    field("name", "Name", { kind: "text", required: true, max: 120 }),
    field("sku", "Article number", { kind: "text", required: true, unique: true, max: 20 }),
    field("category", "Category", {
      kind: "choice",
      choices: ["Planes", "Chisels", "Saws", "Sharpening", "Spares"],
    }),
    field("stock", "In stock", { kind: "integer", required: true, min: 0, default: 0 }),
    field("reorderAt", "Reorder at", { kind: "integer", min: 0 }),
    field("price", "Price", { kind: "decimal", required: true, min: 0, help: "In euros." }),
    field("discontinued", "Discontinued", { kind: "boolean" }),
    field("note", "Note", { kind: "long-text" }),
  ],
});

const staff = () => ({
  slug: "staff",
  name: "Staff",
  icon: "users",
  fields: [
    field("name", "Name", { kind: "text", required: true, max: 120 }),
    field("job", "Job", { kind: "text", max: 80 }),
    field("email", "E-mail", { kind: "email", unique: true }),
    field("phone", "Phone", { kind: "text", max: 40 }),
    field("hourlyWage", "Hourly wage", { kind: "decimal", min: 0, help: "In euros." }),
    field("since", "Since", { kind: "date" }),
    field("notes", "Notes", { kind: "long-text" }),
  ],
});

const shifts = () => ({
  slug: "shifts",
  name: "Shifts",
  icon: "calendar-clock",
  fields: [
    field("name", "Name", { kind: "text", required: true, max: 120 }),
    field("starts", "Starts", { kind: "instant", required: true }),
    field("ends", "Ends", { kind: "instant", required: true }),
    field("place", "Place", {
      kind: "choice",
      choices: ["Shop floor", "Workshop", "Market stall"],
    }),
    field("lead", "Led by", { kind: "relation", to: "staff" }),
    field("staff", "Staff", { kind: "relations", to: "staff" }),
    field("note", "Note", { kind: "long-text" }),
  ],
});

const sales = () => ({
  slug: "sales",
  name: "Sales",
  icon: "receipt",
  fields: [
    field("receipt", "Receipt", { kind: "text", unique: true, max: 20 }),
    field("item", "Article", { kind: "relation", to: "inventory", required: true }),
    field("quantity", "Quantity", { kind: "integer", required: true, min: 1, default: 1 }),
    field("total", "Total", { kind: "decimal", min: 0, help: "In euros." }),
    field("payment", "Payment", { kind: "choice", choices: ["Cash", "Card", "Invoice"] }),
    field("soldBy", "Sold by", { kind: "relation", to: "staff" }),
    field("soldAt", "Sold at", { kind: "instant" }),
  ],
});
