import type { Command } from "../lib/command.ts";
import { readSecrets, secretsFile, writeSecrets } from "../lib/secrets.ts";
import { StepFailed } from "../lib/step-failed.ts";
import { rotateTokenKeys } from "../lib/token-key-set.ts";

export const rotateTokenKeysCommand: Command = {
  summary: "sign access tokens with a new key from the next restart on",
  usage: `npm run gatehouse -- rotate-token-keys [--data DIR]

The next key becomes the one that signs, the one that signed verifies for as long as its tokens live,
and a new next key is made. Writes secrets.json as a whole. Restart the server's processes one after
another afterwards: no token is refused meanwhile. Wait an hour before you rotate again. Where the keys
were stolen, rotate three times in a row and restart once: that ends all tokens.
`,
  needs: "nothing",
  run: (parameters) => Promise.resolve(rotate(parameters, process.env["GATEHOUSE_DATA"] ?? "")),
};

function rotate(parameters: readonly string[], data: string): number {
  if (parameters.length > 0) {
    throw new StepFailed("This command takes no words.", "See --help.");
  }
  if (process.env["GATEHOUSE_TOKEN_SIGNING_KEYS"]) {
    throw new StepFailed(
      "The keys are set by GATEHOUSE_TOKEN_SIGNING_KEYS, which only you can change.",
      "Put the second key first, a new one second and the first one last. See docs/deploy.md.",
    );
  }
  const secrets = readSecrets(data);
  const keys = secrets?.GATEHOUSE_TOKEN_SIGNING_KEYS;
  if (secrets === null || keys === undefined) {
    throw new StepFailed(
      `There are no keys in ${secretsFile(data)}.`,
      "Start this instance once with npm start: it makes them.",
    );
  }
  writeSecrets(secretsFile(data), {
    ...secrets,
    GATEHOUSE_TOKEN_SIGNING_KEYS: rotateTokenKeys(keys),
  });
  process.stdout.write(
    "Done. Restart the server's processes one after another; wait an hour before you rotate again.\n",
  );
  return 0;
}
