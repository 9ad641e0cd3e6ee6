"use client";

import { TextField } from "@/app/_ui/text-field.tsx";
import { absoluteText } from "@/app/_ui/time-text.ts";
import { textOf } from "./form-value.ts";
import { textsOf, type InputProps } from "./input-props.ts";
import { useTimeZone } from "./use-time-zone.ts";
import { instantAt, localAt } from "./zoned-time.ts";

/** A day, the same wherever one is. */
export function DateInput(props: InputProps) {
  const { value, readOnly, onChange } = props;
  return (
    <TextField
      {...textsOf(props)}
      type="date"
      max="9999-12-31"
      readOnly={readOnly}
      value={textOf(value)}
      onChange={({ target }) => onChange(target.value === "" ? null : target.value)}
    />
  );
}

/** A day and a time by one's own clock, whose zone is said; beside it what that is in UTC. */
export function InstantInput(props: InputProps) {
  const { value, readOnly, onChange } = props;
  const zone = useTimeZone();
  const instant = textOf(value);
  const texts = textsOf(props);
  const inUtc = instant === "" || zone === "UTC" ? null : absoluteText(Date.parse(instant));
  return (
    <TextField
      {...texts}
      help={[texts.help, inUtc].filter(Boolean).join(" · ")}
      type="datetime-local"
      max="9999-12-31T23:59"
      suffix={zone.replaceAll("_", " ")}
      readOnly={readOnly}
      value={instant === "" ? "" : localAt(instant, zone)}
      onChange={({ target }) => onChange(instantAt(target.value, zone))}
    />
  );
}
