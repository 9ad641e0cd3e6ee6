import { LimitField } from "./limit-field.tsx";
import { LinesField } from "./lines-field.tsx";
import { SigningKeyField } from "./signing-key-field.tsx";

/** From where and how often it may call. */
export function LimitsFields({ originHelp }: { originHelp: string }) {
  return (
    <div className="flex flex-col gap-5">
      <LimitField />
      <LinesField
        name="origins"
        label="Origins"
        placeholder="https://partner.example"
        help={`One a line. Browsers on these pages may call the API. ${originHelp}`}
      />
      <LinesField
        name="ipRanges"
        label="Networks"
        placeholder="203.0.113.0/24"
        help="One a line, as CIDR. When any is named, requests from elsewhere are refused."
      />
      <SigningKeyField />
    </div>
  );
}
