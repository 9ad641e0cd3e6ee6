"use client";

import { useState, type ComponentProps } from "react";
import { useFormContext } from "react-hook-form";
import { RadioCards } from "@/app/_ui/radio-cards.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { OTHER, PRESETS } from "./presets.ts";

type Named = "name" | "issuer" | "clientId" | "clientSecret";

type ProviderFieldsProps = {
  readonly field: (name: Named) => Partial<ComponentProps<typeof TextField>>;
};

/** Which provider it is, and what it gave to whoever registered with it. */
export function ProviderFields({ field }: ProviderFieldsProps) {
  const { setValue } = useFormContext<Record<Named | "kind", string>>();
  const [picked, setPicked] = useState(OTHER);
  const preset = PRESETS.find(({ value }) => value === picked);
  const pick = (value: string) => {
    setPicked(value);
    const next = PRESETS.find((one) => one.value === value);
    if (next === undefined) return;
    setValue("kind", next.kind);
    setValue("issuer", next.issuer);
    setValue("name", value === OTHER ? "" : next.label);
  };
  return (
    <>
      <RadioCards
        label="Provider"
        name="preset"
        columns={2}
        options={[...PRESETS]}
        value={picked}
        onChange={(event) => pick(event.currentTarget.value)}
        help={`Register this instance there first. ${preset?.register ?? ""}`}
      />
      <TextField
        {...field("name")}
        label="Name"
        placeholder="Our company"
        help="The button says “Sign in with …”."
      />
      <TextField
        {...field("issuer")}
        label={preset?.kind === "github" ? "Address" : "Issuer"}
        placeholder={preset?.like}
        inputMode="url"
        spellCheck={false}
      />
      <TextField {...field("clientId")} label="Client id" autoComplete="off" spellCheck={false} />
      <TextField
        {...field("clientSecret")}
        label="Client secret"
        type="password"
        autoComplete="off"
        help="Kept encrypted, and never shown again."
      />
    </>
  );
}
