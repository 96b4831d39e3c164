/** What the dossier's pages have done. */
import { browser } from 'wxt/browser';
import { addItems, addSources, personNamed } from '../../src/app/dossier/adding.ts';
import { fromBase64, toBase64 } from '../../src/app/dossier/base64.ts';
import { chosen, dropped } from '../../src/app/dossier/collect/dropped.ts';
import { readPdfInWorker } from '../../src/app/dossier/collect/pdf-reader.ts';
import { findInText } from '../../src/app/dossier/collect/text.ts';
import type { Item } from '../../src/app/dossier/collect/types.ts';
import { csv } from '../../src/app/dossier/csv.ts';
import { FILE_END, fileEntry, fileStart } from '../../src/app/dossier/file.ts';
import { writing } from '../../src/app/dossier/news.ts';
import { sweep } from '../../src/app/dossier/retention.ts';
import { documentName, saveAs } from '../../src/app/dossier/save.ts';
import * as store from '../../src/app/dossier/store.ts';
import { tell } from '../../src/app/live.ts';
import { changeSettings, readSettings } from '../../src/app/settings.ts';
import type { Actions, Added, AddOptions } from '../../src/ui/dossier/actions.ts';
import { nameOf } from '../../src/ui/dossier/arrange.ts';
import { table } from '../../src/ui/dossier/table.ts';
import { dossierWords } from '../../src/ui/dossier/words/index.ts';
import { wordsOf } from '../../src/ui/words/both.ts';

const wake = () => void tell({ type: 'dossier.work', again: false });
const adder = (options: AddOptions) => ({ options, readPdf: readPdfInWorker, wake });

export const actions: Actions = {
  addFiles: (files, options) => writing(addSources(chosen(files), adder(options))),

  addDropped(transfer, options) {
    const { sources, text } = dropped(transfer);
    return writing(text.trim() ? addText(text, options) : addSources(sources, adder(options)));
  },

  addText: (text, options) => writing(addText(text, options)),

  addLinks(asides, options) {
    const items = asides.flatMap(({ path, links = [] }) => links.map((url): Item => ({ kind: 'url', url, path })));
    return writing(addItems(items, adder(options), (path) => ({ kind: 'file', name: path.join(' › ') })));
  },

  pause: (paused) => void writing(store.pause(paused).then(wake)),

  again: (ids) => void writing(store.askAgain(ids).then(() => tell({ type: 'dossier.work', again: true }))),

  fileUnder: (ids, name) => void writing(personNamed(name).then((person) => store.fileUnder(ids, person?.id))),

  changePerson: (person) => void writing(store.putPerson(person)),
  noteOn: (id, note) => void writing(store.noteOn(id, note)),
  erase: (ids) => void writing(store.eraseEntries(ids)),
  erasePerson: (id) => void writing(store.erasePerson(id)),
  eraseAll: () => void writing(store.eraseAll()),
  report: store.readReport,

  async raw({ digest }) {
    const document = digest === undefined ? undefined : await store.readDocument(digest);
    // Taking documents apart is not needed to show a list.
    return document && (await import('../../src/app/raw.ts')).rawFrom(document);
  },

  async saveDocument(entry) {
    const bytes =
      entry.kept === 'yes' && entry.digest !== undefined
        ? await store.readDocument(entry.digest)
        : await fetchAgain(entry.id);
    if (!bytes) return false;
    saveAs(documentName(bytes, nameOf(entry)), [bytes as Uint8Array<ArrayBuffer>], 'application/octet-stream');
    return true;
  },

  async saveTable(entries, people, language) {
    const rows = table(entries, people, wordsOf(language), dossierWords[language]);
    saveAs(`${fileName()}.csv`, [csv(rows)], 'text/csv;charset=utf-8');
  },

  async saveFile(entries, people) {
    const { version } = browser.runtime.getManifest();
    const heading = { made: new Date().toISOString(), by: `Aloi ${version}` };
    // Piece by piece: a large dossier never stands in memory as one text.
    const parts: BlobPart[] = [fileStart(heading, [...people.values()])];
    for (const [index, entry] of entries.entries()) {
      const digest = entry.digest ?? ('digest' in entry.input ? entry.input.digest : undefined);
      const [report, document] = await Promise.all([
        store.readReport(entry.id),
        digest === undefined ? undefined : store.readDocument(digest),
      ]);
      const text = await fileEntry(entry, report, document, toBase64);
      parts.push(new Blob([index === 0 ? text : `,\n${text}`]));
    }
    parts.push(FILE_END);
    saveAs(`${fileName()}.json`, parts, 'application/json');
  },

  keepFor: (months) =>
    void changeSettings({ dossierMonths: months }).then(async () => sweep((await readSettings()).dossierMonths)),
};

async function addText(text: string, options: AddOptions): Promise<Added> {
  const { urls, credentials, left } = findInText(text);
  const items: Item[] = [
    ...urls.map((url): Item => ({ kind: 'url', url, path: [] })),
    ...credentials.map((one): Item => ({ kind: 'bytes', bytes: new TextEncoder().encode(one), path: [] })),
  ];
  const added = await addItems(items, adder(options), () => ({ kind: 'list', name: '' }));
  return { ...added, lines: left };
}

/** A document that may not be kept, from its platform again. */
async function fetchAgain(entry: string): Promise<Uint8Array | undefined> {
  const reply = await tell({ type: 'dossier.document', entry });
  return reply?.ok && reply.document !== undefined ? fromBase64(reply.document) : undefined;
}

const fileName = () => `aloi-dossier-${new Date().toISOString().slice(0, 10)}`;
