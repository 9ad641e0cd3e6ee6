import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createClient, type ClientOptions } from "../../packages/client/src/client.ts";
import { generateTypes, type ApiDescription } from "../../packages/client/src/generate-types.ts";
import type { Command } from "../lib/command.ts";
import { reasonOf, StepFailed } from "../lib/step-failed.ts";

const usage = `npm run gatehouse -- types --url URL [--organization SLUG] [--out FILE] [--watch]

Writes the types of what you may use of an organization's API, for the client in packages/client:
your collections with their fields, relations, filters and what may be written. It asks the API as
anybody does, so what is not yours is not in it. Who you are is read from the environment:

  GATEHOUSE_TOKEN                               a member's static token, or
  GATEHOUSE_CLIENT_ID, GATEHOUSE_CLIENT_SECRET  a domain and its API key

  --url URL            where the API is, such as https://cms.example.com
  --organization SLUG  whose it is; not needed where URL is the organization's own host
  --out FILE           the file to write; without it the types are printed
  --watch              writes the file again whenever they change, until it is stopped
`;

export const types: Command = {
  summary: "write TypeScript types of what you may use of the API",
  usage,
  needs: "nothing",
  run: async (parameters) => {
    const asked = read(parameters);
    if (asked === null) {
      process.stderr.write(usage);
      return 2;
    }
    do {
      give(asked, generateTypes(await describe(asked.options)));
      if (asked.watch) await wait(INTERVAL);
    } while (asked.watch);
    return 0;
  },
};

/** Milliseconds between two looks. */
const INTERVAL = 5_000;

type Asked = {
  readonly options: ClientOptions;
  readonly out: string | null;
  readonly watch: boolean;
};

function read(parameters: string[]): Asked | null {
  const text = { type: "string" } as const;
  const options = { url: text, organization: text, out: text, watch: { type: "boolean" } } as const;
  try {
    const {
      url,
      organization,
      out = null,
      watch = false,
    } = parseArgs({
      args: parameters,
      options,
    }).values;
    if (url === undefined || !URL.canParse(url) || (watch && out === null)) return null;
    const whose = organization === undefined ? {} : { organization };
    return { options: { baseUrl: url, ...whose, ...credential() }, out, watch };
  } catch (error) {
    if (error instanceof StepFailed) throw error;
    return null;
  }
}

function credential() {
  const { GATEHOUSE_TOKEN, GATEHOUSE_CLIENT_ID, GATEHOUSE_CLIENT_SECRET } = process.env;
  if (GATEHOUSE_TOKEN !== undefined) return { staticToken: GATEHOUSE_TOKEN };
  if (GATEHOUSE_CLIENT_ID !== undefined && GATEHOUSE_CLIENT_SECRET !== undefined) {
    return { clientId: GATEHOUSE_CLIENT_ID, clientSecret: GATEHOUSE_CLIENT_SECRET };
  }
  throw new StepFailed(
    "Nobody is named who asks.",
    "Set GATEHOUSE_TOKEN, or GATEHOUSE_CLIENT_ID and GATEHOUSE_CLIENT_SECRET.",
  );
}

async function describe(options: ClientOptions): Promise<ApiDescription> {
  try {
    return await createClient({ ...options, attempts: 2 }).describe();
  } catch (cause) {
    throw new StepFailed(
      `The API did not say what there is: ${reasonOf(cause)}`,
      "Check the address, the organization and who you are.",
      cause,
    );
  }
}

function give({ out }: Asked, text: string): void {
  if (out === null) {
    process.stdout.write(text);
    return;
  }
  if (existsSync(out) && readFileSync(out, "utf8") === text) return;
  writeFileSync(out, text);
  process.stderr.write(`Wrote ${out}.\n`);
}
