import { Component, createRef } from 'preact';
import type { Row as RowData } from '../../app/dossier/joined.ts';
import type { Person } from '../../app/dossier/types.ts';
import { Row } from './row.tsx';
import { soon } from './soon.ts';

/** Rows that are drawn, left out and compared together. */
export const CHUNK = 10;
/** A row's height before it has been seen (pixels). */
const GUESS = 118;
/** Drawn from so far before it comes into view. */
const MARGIN = '900px 0px';

export interface RowsProps {
  title: string;
  rows: readonly RowData[];
  person: Person | undefined;
  /** How many to draw; the rest follows in the next pauses. `undefined`: only what is in or near the window. */
  drawn: number | undefined;
  selected: ReadonlySet<string>;
  /** Names of others who have the very same credential. */
  othersOf: (row: RowData) => string;
  onSelect: (id: string, selected: boolean) => void;
}

/** A list of badges. A very long one keeps in the page only what is near the window: everything else stays quick. */
export function Rows({ title, rows, drawn, selected, othersOf, ...rest }: RowsProps) {
  const chunks: RowData[][] = [];
  const end = drawn ?? rows.length;
  for (let at = 0; at < end; at += CHUNK) chunks.push(rows.slice(at, Math.min(at + CHUNK, end)));
  return (
    <>
      {chunks.map((chunk, index) => (
        <Chunk
          // A chunk is a place in the list, whatever stands there.
          key={index}
          label={chunks.length > 1 ? `${title} ${index * CHUNK + 1}–${index * CHUNK + chunk.length}` : title}
          rows={chunk}
          lazy={drawn === undefined}
          first={index === 0}
          selected={chunk.map(({ entry }) => (selected.has(entry.id) ? '1' : '0')).join('')}
          others={chunk.map(othersOf)}
          {...rest}
        />
      ))}
    </>
  );
}

interface ChunkProps {
  label: string;
  rows: RowData[];
  person: Person | undefined;
  lazy: boolean;
  first: boolean;
  /** One character a row: 1 where it is selected. */
  selected: string;
  others: string[];
  onSelect: (id: string, selected: boolean) => void;
}

class Chunk extends Component<ChunkProps, { near: boolean }> {
  // What stands first is there at once.
  override state = { near: this.props.first };
  readonly #root = createRef<HTMLUListElement>();
  #observer: IntersectionObserver | undefined;
  #height: number | undefined;
  #off: (() => void) | undefined;

  override componentDidMount(): void {
    this.#observe();
  }

  /** A list may become long, or short again, while it is shown. */
  override componentDidUpdate(): void {
    this.#observe();
  }

  #observe(): void {
    if (!this.props.lazy) {
      this.#observer?.disconnect();
      this.#observer = undefined;
      return;
    }
    if (this.#observer || !this.#root.current) return;
    this.#observer = new IntersectionObserver(
      (seen) => {
        const near = seen.at(-1)?.isIntersecting === true;
        if (near === this.state.near) return;
        // What was there keeps its height, so that nothing jumps.
        if (!near) this.#height = this.#root.current?.offsetHeight;
        // One chunk a task: several come near at once.
        this.#off?.();
        this.#off = soon(() => this.setState({ near }));
      },
      { rootMargin: MARGIN },
    );
    this.#observer.observe(this.#root.current);
  }

  override componentWillUnmount(): void {
    this.#observer?.disconnect();
    this.#off?.();
  }

  override shouldComponentUpdate(next: ChunkProps, state: { near: boolean }): boolean {
    const { props } = this;
    return (
      state.near !== this.state.near ||
      next.selected !== props.selected ||
      next.person !== props.person ||
      next.label !== props.label ||
      next.lazy !== props.lazy ||
      next.rows.length !== props.rows.length ||
      next.rows.some((row, index) => {
        const before = props.rows[index];
        return row.entry !== before?.entry || row.same.length !== before.same.length;
      }) ||
      next.others.some((one, index) => one !== props.others[index])
    );
  }

  override render() {
    const { label, rows, person, lazy, selected, others, onSelect } = this.props;
    if (lazy && !this.state.near) {
      const height = this.#height ?? rows.length * GUESS;
      return <ul class="plain cards away" aria-label={label} style={`block-size:${height}px`} ref={this.#root} />;
    }
    return (
      <ul class="plain cards" aria-label={label} ref={this.#root}>
        {rows.map((row, index) => (
          <li key={row.entry.id}>
            <Row
              row={row}
              person={person}
              selected={selected[index] === '1'}
              others={others[index] ?? ''}
              onSelect={onSelect}
            />
          </li>
        ))}
      </ul>
    );
  }
}
