import { Link } from "@/app/_ui/link.tsx";
import type { GraphNode } from "@/app/_ui/node-graph.tsx";
import type { Outline } from "./role-nesting.ts";

type RoleOutlineProps = { nodes: readonly GraphNode[]; outline: readonly Outline[] };

/** The nesting in words: each role that nothing contains, and below it what it contains. */
export function RoleOutline({ nodes, outline }: RoleOutlineProps) {
  return (
    <ul className="ml-4 list-disc space-y-1 pt-1 marker:text-faint">
      {outline.map(({ slug, inner, repeated }) => (
        <li key={slug}>
          <RoleLink node={nodes.find(({ id }) => id === slug)} />
          {repeated && <span className="text-muted"> (see above)</span>}
          {inner.length > 0 && (
            <>
              <span className="text-muted"> contains</span>
              <RoleOutline nodes={nodes} outline={inner} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function RoleLink({ node }: { node: GraphNode | undefined }) {
  if (node === undefined) return null;
  return (
    <Link href={node.href} className="rounded-sm wrap-anywhere text-ink hover:underline">
      {node.label}
    </Link>
  );
}
