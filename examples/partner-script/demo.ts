import { readFileSync } from "node:fs";
import path from "node:path";

/** A partner's domain and the key that its owner was handed. */
export type Partner = {
  readonly organization: string;
  readonly hostname: string;
  readonly apiKey: string;
};

/** Where the API is, and the two partners of the demo organizations. */
export type Demo = { readonly root: string; readonly ours: Partner; readonly theirs: Partner };

type DemoFile = {
  readonly root: string;
  readonly organizations: readonly {
    readonly slug: string;
    readonly domains: readonly { readonly hostname: string; readonly apiKey: string }[];
  }[];
};

/** @throws Error when the folder holds no demo data: start with `npm start -- --demo`. */
export function readDemo(folder: string): Demo {
  const file = JSON.parse(readFileSync(path.join(folder, "demo.json"), "utf8")) as DemoFile;
  const partner = (organization: string, hostname: string): Partner => {
    const found = file.organizations
      .find(({ slug }) => slug === organization)
      ?.domains.find((domain) => domain.hostname === hostname);
    if (found === undefined) throw new Error(`The demo data has no domain ${hostname}.`);
    return { organization, ...found };
  };
  return {
    root: file.root,
    ours: partner("acme", "partner.acme.test"),
    theirs: partner("globex", "partner.globex.test"),
  };
}
