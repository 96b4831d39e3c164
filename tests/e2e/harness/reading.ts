/** A page as a screen reader is given it: the browser's own accessibility tree, in reading order. Pure. */

/** A node of Chromium's tree (DevTools protocol, `Accessibility.AXNode`), as much of it as is used. */
export interface AxNode {
  nodeId: string;
  ignored: boolean;
  role?: { value?: string };
  name?: { value?: string };
  description?: { value?: string };
  properties?: { name: string; value: { value?: unknown } }[];
  childIds?: string[];
}

/** One thing that is read: what it is, what it is called, and in what it stands. */
export interface Item {
  /** ARIA role; `text` for words that are no control and no heading. */
  role: string;
  name: string;
  description: string;
  /** Of headings. */
  level?: number;
  /** Pressed, checked, expanded and the like, as they are announced. */
  states: string[];
  /** Roles and names of landmarks, lists, articles, groups and tables around it, outermost first. */
  within: string[];
}

const CONTROLS =
  /^(?:button|link|checkbox|radio|textbox|searchbox|combobox|listbox|Date|spinbutton|DisclosureTriangle|disclosuretriangle|progressbar|ProgressIndicator|image|img|columnheader|rowheader)$/;
const CONTAINERS =
  /^(?:main|banner|contentinfo|navigation|complementary|search|region|form|article|list|listitem|group|radiogroup|table|row|cell|gridcell|term|definition|details|Details|status|alert|blockquote|time)$/;
const SAID = /^(?:pressed|checked|expanded|disabled)$/;

/** In the order of reading. Consecutive words of one paragraph are one item. */
export function readingOf(nodes: readonly AxNode[]): Item[] {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const children = new Set(nodes.flatMap(({ childIds = [] }) => childIds));
  const items: Item[] = [];
  let block: unknown;
  const visit = (node: AxNode, within: string[], around: unknown): void => {
    const role = node.ignored ? 'none' : (node.role?.value ?? 'none');
    const name = node.name?.value ?? '';
    const add = (kind: string) => {
      const level = node.properties?.find((one) => one.name === 'level')?.value.value;
      const states = (node.properties ?? [])
        .filter((one) => SAID.test(one.name))
        .map((one) => `${one.name}=${String(one.value.value)}`);
      items.push({
        role: kind,
        name,
        description: node.description?.value ?? '',
        ...(typeof level === 'number' ? { level } : {}),
        states,
        within,
      });
    };
    let inner = within;
    let own = around;
    if (role === 'StaticText') {
      const last = items.at(-1);
      if (last?.role === 'text' && block === around && last.within.length === within.length) last.name += name;
      else add('text');
      block = around;
      return;
    }
    if (role === 'heading') {
      add('heading');
      // Its words are said; a link in it is something of its own.
      for (const one of node.childIds ?? []) visitLinks(byId.get(one), within);
      return;
    }
    if (CONTROLS.test(role)) {
      add(role);
      return;
    }
    if (CONTAINERS.test(role)) {
      inner = [...within, name ? `${role} “${name}”` : role];
      own = node.nodeId;
    } else if (role === 'paragraph' || role === 'LabelText') own = node.nodeId;
    for (const one of node.childIds ?? []) {
      const child = byId.get(one);
      if (child) visit(child, inner, own);
    }
  };
  const visitLinks = (node: AxNode | undefined, within: string[]): void => {
    if (!node) return;
    if (!node.ignored && CONTROLS.test(node.role?.value ?? '')) visit(node, [...within, 'heading'], node.nodeId);
    else for (const one of node.childIds ?? []) visitLinks(byId.get(one), within);
  };
  for (const node of nodes) if (!children.has(node.nodeId)) visit(node, [], node.nodeId);
  return items.filter(({ role, name }) => role !== 'text' || name.trim() !== '');
}

/** For the eye of a developer: one line an item, containers as they begin. */
export function printed(items: readonly Item[]): string {
  const lines: string[] = [];
  let before: string[] = [];
  for (const { role, name, description, level, states, within } of items) {
    const same = within.findIndex((one, index) => one !== before[index]);
    for (let at = same < 0 ? within.length : same; at < within.length; at += 1) {
      lines.push(`${'  '.repeat(at)}[${within[at]}]`);
    }
    before = within;
    const kind = role === 'text' ? '' : `${role}${level ?? ''}: `;
    const more = [...states, description && `(${description})`].filter(Boolean).join(' ');
    lines.push(`${'  '.repeat(within.length)}${kind}${name.trim()}${more ? `  {${more}}` : ''}`);
  }
  return lines.join('\n');
}

/** What would leave somebody who hears this page at a loss, whatever the page; each fault in words. */
export function faultsOf(items: readonly Item[]): string[] {
  const faults: string[] = [];
  const headings = items.filter(({ role }) => role === 'heading');
  const tops = headings.filter(({ level }) => level === 1).length;
  if (tops !== 1) faults.push(`${tops} headings of level 1`);
  let before = 0;
  for (const { level = 0, name } of headings) {
    if (level > before + 1 && before > 0) faults.push(`heading “${name}”: level ${level} after ${before}`);
    if (!name.trim()) faults.push(`a heading of level ${level} without words`);
    before = level;
  }
  for (const { role, name, within } of items) {
    if (!within.some((one) => one.startsWith('main'))) faults.push(`outside main: ${role} “${name}”`);
    if (/^(?:image|img)$/.test(role)) faults.push(`a picture that is not hidden: “${name}”`);
    if (role !== 'text' && !name.trim()) faults.push(`${role} without a name in ${within.join(' › ')}`);
    const twice = /(?<![\p{L}\p{N}])(\p{L}{2,}) \1(?![\p{L}\p{N}])/u.exec(name);
    if (twice) faults.push(`twice the same word: “${twice[0]}”`);
  }
  faults.push(...repeated(items.filter(({ role }) => PRESSED.test(role)).map(({ role, name }) => `${role} “${name}”`)));
  // A field may be called as another one is, in another named part of the page.
  const fields = items.filter(({ role }) => FIELDS.test(role));
  faults.push(...repeated(fields.map(({ role, name, within }) => `${role} “${name}” in ${named(within)}`)));
  const tables = new Set(items.flatMap(({ within }) => within.filter((one) => /^table\b/.test(one))));
  for (const table of tables) {
    const heads = items.filter(({ role, within }) => role === 'columnheader' && within.includes(table));
    const rows = items.filter(({ role, within }) => role === 'rowheader' && within.includes(table));
    if (table === 'table') faults.push('a table without a name');
    if (heads.length === 0 || rows.length === 0) faults.push(`${table} without heads`);
  }
  return faults;
}

const PRESSED = /^(?:button|link|DisclosureTriangle)$/;
const FIELDS = /^(?:checkbox|radio|textbox|searchbox|combobox|listbox|Date)$/;

const named = (within: readonly string[]) => within.filter((one) => one.includes('“')).join(' › ');

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map(
    (name) => `more than once: ${name}`,
  );
}
