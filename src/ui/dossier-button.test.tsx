// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, test, vi } from 'vitest';
import { type Addable, DossierButton } from './dossier-button.tsx';
import { WordsProvider } from './words/context.tsx';
import { en } from './words/en.ts';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  document.body.replaceChildren(root);
});

const yes = vi.fn(async (_keys: string[]) => true);
interface Around {
  busy?: boolean;
  page?: string;
  onAdd?: (keys: string[]) => Promise<boolean>;
}
const show = (of: Addable[], { busy = false, page = 'a', onAdd = yes }: Around = {}) =>
  act(() =>
    render(
      <WordsProvider value={en}>
        <DossierButton key={page} of={of} busy={busy} onAdd={onAdd} />
      </WordsProvider>,
      root,
    ),
  );
const keys = (...names: string[]): Addable[] => names.map((key) => ({ key }));
const offered = () => root.querySelector('button')?.innerText;
const isSaid = () => root.querySelector('a')?.innerText === en.common.inDossier;
const press = () =>
  act(async () => {
    root.querySelector('button')?.click();
    await vi.waitFor(() => expect(root.querySelector('[aria-disabled="true"]')).toBeNull());
  });

test('what was put in stays said while the list grows, and only the new ones are offered', async () => {
  yes.mockClear();
  await show(keys('1', '2'));
  expect([offered(), isSaid()]).toEqual(['Add to the dossier', false]);
  await press();
  expect([offered(), isSaid()]).toEqual([undefined, true]);
  // More is found, and looked into.
  await show([...keys('1', '2'), { key: '3', pending: true }], { busy: true });
  expect([offered(), isSaid()]).toEqual([undefined, true]);
  await show(keys('0', '1', '2', '3'));
  expect([offered(), isSaid()]).toEqual(['Add 2 more to the dossier', true]);
  await press();
  expect([offered(), isSaid()]).toEqual([undefined, true]);
  expect(yes.mock.calls).toEqual([[['1', '2']], [['0', '3']]]);
});

test('checked again, or found at another place, it is still in', async () => {
  await show([{ key: '1', same: 'valid urn:1' }]);
  await press();
  await show([{ key: '1', pending: true }], { busy: true });
  expect([offered(), isSaid()]).toEqual([undefined, true]);
  await show([{ key: '9', same: 'valid urn:1' }]);
  expect([offered(), isSaid()]).toEqual([undefined, true]);
});

test('what cannot be put in is said, and offered again', async () => {
  await show(keys('1'), { onAdd: async () => false });
  await press();
  expect([offered(), isSaid()]).toEqual(['Add to the dossier', false]);
  expect(root.querySelector('[role="status"]')?.textContent).toBe('It could not be added.');
  await show(keys('1'));
  await press();
  expect([offered(), isSaid()]).toEqual([undefined, true]);
  await show(keys('1', '2'), {
    onAdd: async () => {
      throw new Error('lost');
    },
  });
  await press();
  expect(offered()).toBe('Add 1 more to the dossier');
});

test('nothing is offered while nothing is checked; another page begins anew', async () => {
  await show([{ key: '1', pending: true }], { busy: true });
  expect(root.textContent).toBe('');
  await show(keys('1'));
  await press();
  await show(keys('1', '2'), { page: 'b' });
  expect([offered(), isSaid()]).toEqual(['Add to the dossier', false]);
});

test('the keyboard goes on at the link in place of the button that was pressed', async () => {
  await show(keys('1'));
  root.querySelector('button')?.focus();
  root.querySelector('button')?.click();
  await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('A'));
});
