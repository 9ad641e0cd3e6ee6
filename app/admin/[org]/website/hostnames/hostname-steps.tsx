import { CodeBlock } from "@/app/_ui/code-block.tsx";
import type { HostnameView } from "@/lib/site-access/hostnames/list-hostnames.ts";

type HostnameStepsProps = {
  readonly proof: NonNullable<HostnameView["proof"]>;
  readonly hostname: string;
  readonly ownHost: string;
};

/** What is to be done so that a hostname is served: prove it in one of two ways, then lead it here. */
export function HostnameSteps({ proof, hostname, ownHost }: HostnameStepsProps) {
  return (
    <ol className="flex list-decimal flex-col gap-4 pl-5 text-ink marker:text-muted">
      <li>
        <p className="mb-2">Prove that it is yours. Add this record to its DNS:</p>
        <div className="grid gap-2 lg:grid-cols-2">
          <CodeBlock label="TXT record, name" text={proof.record} />
          <CodeBlock label="Value" text={proof.token} />
        </div>
        <details className="mt-2 text-muted">
          <summary className="cursor-pointer">Or put a file on its present server</summary>
          <div className="mt-2 grid gap-2 lg:grid-cols-2">
            <CodeBlock label="Address of the file" text={proof.file} />
            <CodeBlock label="What it holds" text={proof.token} />
          </div>
        </details>
      </li>
      <li>
        <p className="mb-2">
          Press Check now. DNS may take some minutes; it is looked at by itself, too.
        </p>
      </li>
      <li>
        <p className="mb-2">Once it is proven, lead the name here:</p>
        <CodeBlock
          label="CNAME record"
          text={`${hostname}. CNAME ${ownHost.replace(/:\d+$/, "")}.`}
        />
      </li>
    </ol>
  );
}
