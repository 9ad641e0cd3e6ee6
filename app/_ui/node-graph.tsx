"use client";

import { Link } from "./link.tsx";
import { useEffect, useMemo, useRef, useState } from "react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { BOX, layeredLayout, type GraphEdge, type GraphRoute } from "./layered-layout.ts";

export type GraphNode = {
  readonly id: string;
  readonly label: string;
  readonly href: string;
  /** A mark after the label, such as an icon; decoration. */
  readonly mark?: ReactNode;
  /** The node that the page is about. */
  readonly current?: boolean | undefined;
};

/** An edge of the picture; `pending`: not saved yet. */
export type GraphLine = GraphEdge & { readonly pending?: boolean | undefined };

type NodeGraphProps = {
  /** What is drawn, and that it stands elsewhere in words too. */
  label: string;
  nodes: readonly GraphNode[];
  edges: readonly GraphLine[];
};

const PAD = 14;

/**
 * Nodes and what they lead to, drawn from left to right. Each node is a link; pointing at one, or
 * reaching it with the keyboard, brings out all that is tied to it. The lines say nothing to a screen
 * reader: put the same in words beside it. Scrolls inside its frame.
 */
export function NodeGraph({ label, nodes, edges }: NodeGraphProps) {
  const [pointed, setPointed] = useState<string>();
  const drawing = useMemo(() => layeredLayout(idsOf(nodes), edges), [nodes, edges]);
  const tied = useMemo(() => tiedTo(pointed, edges), [pointed, edges]);
  const boxes = new Map(drawing.boxes.map((box) => [box.id, box]));
  const pending = new Set(edges.filter((edge) => edge.pending).map(nameOf));
  const frame = useRef<HTMLDivElement>(null);
  const middle = boxes.get(nodes.find(({ current }) => current)?.id ?? "");
  const [centreX, centreY] = middle ? [middle.x + BOX.width / 2, middle.y + BOX.height / 2] : [];
  useEffect(() => {
    const { current } = frame;
    if (current === null || centreX === undefined || centreY === undefined) return;
    // What does not fit is scrolled; the page's own node begins in the middle.
    current.scrollLeft = centreX + PAD - current.clientWidth / 2;
    current.scrollTop = centreY + PAD - current.clientHeight / 2;
  }, [centreX, centreY]);
  const [width, height] = [drawing.width + 2 * PAD, drawing.height + 2 * PAD];
  return (
    <div ref={frame} role="group" aria-label={label} className="max-h-[34rem] overflow-auto">
      <svg
        width={width}
        height={height}
        viewBox={`${-PAD} ${-PAD} ${width} ${height}`}
        className="mx-auto block"
      >
        <g aria-hidden="true" fill="none">
          {drawing.routes.map((route) => (
            <Line
              key={nameOf(route)}
              {...{ route }}
              lit={tied.edges.has(nameOf(route))}
              pending={pending.has(nameOf(route))}
            />
          ))}
        </g>
        {nodes.map((node) => (
          <foreignObject
            key={node.id}
            x={boxes.get(node.id)?.x ?? 0}
            y={boxes.get(node.id)?.y ?? 0}
            {...BOX}
          >
            <NodeLink node={node} lit={tied.nodes.has(node.id)} onPoint={setPointed} />
          </foreignObject>
        ))}
      </svg>
    </div>
  );
}

type LineProps = { route: GraphRoute; lit: boolean; pending: boolean };

function Line({ route: { path, end }, lit, pending }: LineProps) {
  return (
    <g className={lit ? "text-accent" : "text-line-strong"}>
      <path
        d={path}
        stroke="currentColor"
        strokeWidth={lit ? 2 : 1.25}
        strokeDasharray={pending ? "4 3" : undefined}
      />
      <path d={`M${end.x} ${end.y}l-7 -3.5v7z`} fill="currentColor" />
    </g>
  );
}

type NodeLinkProps = {
  node: GraphNode;
  lit: boolean;
  onPoint: (id: string | undefined) => void;
};

/** @NOTE A link of HTML, not of SVG: its text wraps and ends in dots, and the router knows it. */
function NodeLink({ node, lit, onPoint }: NodeLinkProps) {
  const { id, label, href, mark, current } = node;
  const point = () => onPoint(id);
  const leave = () => onPoint(undefined);
  return (
    <Link
      href={href}
      title={label}
      aria-current={current ? "true" : undefined}
      onMouseEnter={point}
      onMouseLeave={leave}
      onFocus={point}
      onBlur={leave}
      className={cx(
        "flex h-full items-center gap-2 rounded-md border px-2.5 text-xs font-medium outline-offset-[-2px]",
        current
          ? "border-accent bg-accent-soft text-accent-text"
          : "bg-surface text-ink dark:bg-raised",
        !current && (lit ? "border-accent" : "border-line-strong"),
      )}
    >
      <span className="line-clamp-2 min-w-0 flex-1 wrap-anywhere">{label}</span>
      {mark && (
        <span className="shrink-0 text-faint [&_svg]:size-3.5" aria-hidden="true">
          {mark}
        </span>
      )}
    </Link>
  );
}

const idsOf = (nodes: readonly GraphNode[]): string[] => nodes.map(({ id }) => id);

const nameOf = ({ from, to }: GraphEdge): string => `${from} ${to}`;

/** All edges and nodes on a way from or to a node. */
function tiedTo(id: string | undefined, edges: readonly GraphEdge[]) {
  const tied = { nodes: new Set<string>(), edges: new Set<string>() };
  if (id === undefined) return tied;
  follow("from", "to");
  follow("to", "from");
  return tied;

  function follow(near: "from" | "to", far: "from" | "to"): void {
    const seen = new Set([id]);
    for (const node of seen) {
      if (node !== undefined) tied.nodes.add(node);
      for (const edge of edges.filter((one) => one[near] === node)) {
        tied.edges.add(nameOf(edge));
        seen.add(edge[far]);
      }
    }
  }
}
