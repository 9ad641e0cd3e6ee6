import { Callout } from "@/app/_ui/callout.tsx";

/** When another kind of credential is the better choice. */
export function TokenAdvice({ site }: { site: string }) {
  return (
    <Callout title="Is a static token what you need?">
      <ul className="list-disc space-y-1 pl-4">
        <li>
          A script that you start yourself: sign in at{" "}
          <code className="font-mono text-xs wrap-anywhere">{site}/api/v1/auth/login</code> instead.
          The token it gets ends after 15 minutes and renews itself.
        </li>
        <li>A partner’s server: register it as a domain, with a key and roles of its own.</li>
        <li>
          Pages in a browser and static builds: never. They ask a route of your own server, which
          keeps the token in its environment.
        </li>
      </ul>
    </Callout>
  );
}
