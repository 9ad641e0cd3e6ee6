"use client";

import { Eye, EyeOff } from "lucide-react";
import { useId, useState } from "react";
import type { ComponentProps, ReactNode } from "react";
import { Field, fieldAria } from "./field.tsx";
import type { FieldText } from "./field.tsx";

type PasswordFieldProps = FieldText &
  Omit<ComponentProps<"input">, "style" | "className" | "id" | "type" | "children"> & {
    /** Tells password managers what to do. */
    autoComplete: "current-password" | "new-password" | "off";
    /** A `PasswordMeter` below the field. */
    meter?: ReactNode;
  };

/** A secret with a button that shows it; password managers and pasting always work. */
export function PasswordField(props: PasswordFieldProps) {
  const { label, help, error, hideLabel, optional, meter, ...input } = props;
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <Field id={id} {...{ label, help, error, hideLabel, optional }}>
      <div className="relative">
        <input
          spellCheck={false}
          autoCapitalize="none"
          {...input}
          {...fieldAria(id, { help, error })}
          type={shown ? "text" : "password"}
          className="control pr-9!"
        />
        <button
          type="button"
          aria-label={shown ? "Hide password" : "Show password"}
          aria-pressed={shown}
          aria-controls={id}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 right-1 my-auto grid size-7 place-items-center rounded-sm text-faint hover:text-ink"
        >
          {shown ? (
            <EyeOff className="size-4" aria-hidden="true" />
          ) : (
            <Eye className="size-4" aria-hidden="true" />
          )}
        </button>
      </div>
      {meter}
    </Field>
  );
}
