import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { Link } from "./link.tsx";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { RowKeys } from "./row-keys.tsx";

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and row actions stand at the end. */
  align?: "start" | "end" | undefined;
  /** Takes no more room than its content. */
  tight?: boolean | undefined;
  /** Appears only from this width on; never put the row's name or its actions behind it. */
  from?: "md" | "lg" | undefined;
  /** Keeps the header for screen readers only, as above a column of buttons. */
  hideHeader?: boolean | undefined;
  /** Makes the header a link that sorts. */
  sort?: { href: string; direction?: "asc" | "desc" | undefined } | undefined;
};

type TableProps<Row> = {
  /** What the table lists; read by screen readers. */
  caption: string;
  /** The first column names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where a click on the row leads; buttons in other cells keep working. */
  rowHref?: ((row: Row) => string | undefined) | undefined;
  /** Usually an `EmptyState`. */
  empty?: ReactNode;
  /** Shows grey rows instead of `rows`. */
  loading?: boolean | undefined;
  /** A narrow cell before the row's name, such as a box to choose it by. */
  lead?: { header: ReactNode; cell: (row: Row) => ReactNode } | undefined;
  /** More rows on a screen. */
  dense?: boolean | undefined;
};

/**
 * A real table with a sticky head; on phones each row becomes a card with named values. Roles are
 * spelled out because changing `display` takes the table's meaning away in some browsers.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, rowHref, empty, loading, lead, dense } = props;
  if (!loading && rows.length === 0) return empty;
  return (
    <table
      role="table"
      aria-busy={loading || undefined}
      className="block w-full text-sm sm:table sm:border-separate sm:border-spacing-0"
    >
      <caption className="sr-only">
        {loading ? `${caption}, loading` : caption}
        {rowHref && <RowKeys />}
      </caption>
      <thead role="rowgroup" className="sr-only sm:not-sr-only sm:table-header-group">
        <tr role="row" className="sm:table-row">
          {lead && (
            <th role="columnheader" scope="col" className={cx(headCell, "w-px")}>
              {lead.header}
            </th>
          )}
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody
        role="rowgroup"
        className="block divide-y sm:table-row-group sm:divide-y-0 sm:[&>tr:not(:last-child)>*]:border-b"
      >
        {loading
          ? [0, 1, 2, 3, 4].map((line) => <LoadingRow key={line} columns={columns} />)
          : rows.map((row) => (
              <BodyRow
                key={rowKey(row)}
                {...{ row, columns, dense }}
                href={rowHref?.(row)}
                lead={lead?.cell(row)}
              />
            ))}
      </tbody>
    </table>
  );
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const { sort } = column;
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={sort && orders[sort.direction ?? "none"]}
      className={cx(
        headCell,
        column.align === "end" ? "text-right" : "text-left",
        column.tight && "w-px whitespace-nowrap",
        column.from && visibility[column.from],
      )}
    >
      {sort ? (
        <Link
          href={sort.href}
          className={cx(
            "-mx-1 inline-flex h-6 items-center gap-1 rounded-sm px-1 hover:text-ink",
            sort.direction && "text-ink",
          )}
        >
          {column.header}
          <SortMark direction={sort.direction} />
        </Link>
      ) : (
        <span className={column.hideHeader ? "sr-only" : undefined}>{column.header}</span>
      )}
    </th>
  );
}

function SortMark({ direction }: { direction: "asc" | "desc" | undefined }) {
  const Icon = sortIcons[direction ?? "none"];
  return <Icon className="size-3.5" aria-hidden="true" />;
}

type BodyRowProps<Row> = {
  row: Row;
  columns: readonly Column<Row>[];
  href: string | undefined;
  lead: ReactNode;
  dense: boolean | undefined;
};

function BodyRow<Row>({ row, columns, href, lead, dense }: BodyRowProps<Row>) {
  return (
    <tr
      role="row"
      className={cx(
        "relative block px-4 py-3 sm:table-row sm:p-0",
        href && "transition-colors hover:bg-hover/60 focus-within:bg-hover/60",
        lead !== undefined && "max-sm:pl-12 has-checked:bg-accent-soft/50",
        dense && "sm:[&>*]:h-8! sm:[&>*]:py-1!",
      )}
    >
      {lead !== undefined && (
        <td role="cell" className={leadCell}>
          {lead}
        </td>
      )}
      {columns.map((column, index) => {
        const first = index === 0;
        const Cell = first ? "th" : "td";
        return (
          <Cell
            key={column.key}
            role={first ? "rowheader" : "cell"}
            scope={first ? "row" : undefined}
            className={cellStyle(column, index)}
          >
            {!first && !column.hideHeader && (
              <span className="text-xs text-muted sm:hidden" aria-hidden="true">
                {column.header}
              </span>
            )}
            {first && href ? (
              <Link
                href={href}
                // The whole row shows the focus: an outline of a name that is cut off is not drawn.
                className="outline-none after:absolute after:inset-0 after:-outline-offset-2 after:outline-accent hover:text-accent-text focus-visible:after:outline-2"
              >
                {column.cell(row)}
              </Link>
            ) : (
              // Above the row's link, so that a button here gets its own click.
              <div className={raised}>{column.cell(row)}</div>
            )}
          </Cell>
        );
      })}
    </tr>
  );
}

function LoadingRow<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <tr aria-hidden="true" className="block px-4 py-3 sm:table-row sm:p-0">
      {columns.map((column, index) => (
        <td key={column.key} className={cellStyle(column, index)}>
          <div className="h-3 w-24 max-w-full animate-shimmer overflow-hidden rounded-sm bg-hover text-transparent">
            …
          </div>
        </td>
      ))}
    </tr>
  );
}

function cellStyle<Row>(column: Column<Row>, index: number): string {
  return cx(
    cell,
    index === 0 && nameCell,
    index > 0 && (column.hideHeader ? cornerCell : plainCell),
    column.align === "end" && "sm:text-right",
    column.tight && "sm:w-px sm:whitespace-nowrap",
    column.from && visibility[column.from],
  );
}

const headCell =
  "sticky top-0 z-20 h-9 border-b bg-surface px-3 text-xs font-medium text-muted first:rounded-tl-lg first:pl-4 last:rounded-tr-lg last:pr-4 sm:first:pl-5 sm:last:pr-5";
const orders = { asc: "ascending", desc: "descending", none: "none" } as const;
const sortIcons = { asc: ArrowUp, desc: ArrowDown, none: ChevronsUpDown };
const cell = "sm:table-cell sm:h-11 sm:px-3 sm:py-2 sm:align-middle sm:first:pl-5 sm:last:pr-5";
const nameCell = "block pr-10 pb-1 text-left font-medium wrap-anywhere text-ink sm:pr-3 sm:pb-2";
const plainCell = "flex items-center justify-between gap-4 py-1 text-muted";
/** On phones the row's box stands at the card's left edge. */
const leadCell =
  "relative z-10 max-sm:absolute max-sm:top-2.5 max-sm:left-4 sm:table-cell sm:w-px sm:py-2 sm:pr-0 sm:pl-5 sm:align-middle";
/** On phones the row's buttons stand in the card's corner. */
const cornerCell = "max-sm:absolute max-sm:top-2 max-sm:right-2";
const raised =
  "min-w-0 [&_a]:relative [&_a]:z-10 [&_button]:relative [&_button]:z-10 [&_input]:relative [&_input]:z-10";
const visibility = { md: "max-md:hidden md:table-cell", lg: "max-lg:hidden lg:table-cell" };
