"use client";

import { PasswordField } from "@/app/_ui/password-field.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";

/** What a share link shows and takes, as it is typed. */
export type Terms = {
  readonly view: "draft" | "published";
  readonly mostUses: string;
  readonly password: string;
};

/** What is published, where something is, to anybody and any number of times. */
export const NO_TERMS = (isPublished: boolean): Terms => ({
  view: isPublished ? "published" : "draft",
  ...{ mostUses: "", password: "" },
});

type ShareTermsProps = {
  terms: Terms;
  problems: Readonly<Record<string, string>>;
  hasDrafts: boolean;
  onChange: (terms: Terms) => void;
};

const VIEWS = [
  { value: "published", label: "As it is published" },
  { value: "draft", label: "As it is drafted" },
];

/** Asks which form of an entry is shared, how often it opens, and with which password. */
export function ShareTerms({ terms, problems, hasDrafts, onChange }: ShareTermsProps) {
  return (
    <>
      {hasDrafts && (
        <SelectField
          label="Shows the entry"
          value={terms.view}
          options={VIEWS}
          error={problems["view"]}
          onChange={(event) =>
            onChange({ ...terms, view: event.target.value === "draft" ? "draft" : "published" })
          }
        />
      )}
      <TextField
        label="Opens at most"
        optional
        type="number"
        min={1}
        suffix="times"
        help="Left empty: as often as somebody likes, until it ends."
        value={terms.mostUses}
        error={problems["mostUses"]}
        onChange={(event) => onChange({ ...terms, mostUses: event.target.value })}
      />
      <PasswordField
        label="Password"
        optional
        autoComplete="new-password"
        help="Tell it by another way than the link."
        value={terms.password}
        error={problems["password"]}
        onChange={(event) => onChange({ ...terms, password: event.target.value })}
      />
    </>
  );
}
