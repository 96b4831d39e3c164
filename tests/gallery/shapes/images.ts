/** Baked images, in every way a page can show one. */
import { badgePng } from '../../world/draw/badge.ts';
import { bakePng } from '../../world/mint/bake-png.ts';
import { bakeSvg2, bakeSvg3 } from '../../world/mint/bake-svg.ts';
import { png, type Resource, svg } from '../../world/site.ts';
import { FACTORY } from '../../world/sites/factory.ts';
import { badgeSvg } from '../../world/sites/personal.ts';
import { ADDRESS } from '../../world/sites/university.ts';
import { markup } from '../html.ts';
import type { Shape, Shapes } from '../shape.ts';

const ROOT = 'https://photos.example';
const look = { shape: 'hexagon', sign: 'robot', colour: '#14507a', accent: '#e8b13c', size: 200 } as const;

export const images: Shapes = ({ university, factory }) => {
  const baked = bakePng(badgePng(look), JSON.stringify(university.signed.robotics), 'openbadgecredential');
  const plain = badgePng({ ...look, size: 160 });
  const file = (name: string): Record<string, Resource> => ({ [`${ROOT}/${name}`]: png(() => baked) });
  const shape = (
    n: number,
    name: string,
    body: string,
    at: string,
    how: 'found' | 'asked',
    more = file(at),
  ): Shape => ({
    name,
    url: `${ROOT}/page-${n}`,
    page: markup(body),
    [how]: [{ at: /^(?:https?|data):/.test(at) ? at : `${ROOT}/${at}`, id: ADDRESS.robotics }],
    more,
  });
  return [
    shape(1, 'named by its address', '<img src="/badges/robotique.png" alt="">', 'badges/robotique.png', 'found'),
    shape(
      2,
      'named by its alternative text',
      '<img src="/i/r.png" alt="Badge : robotique éducative">',
      'i/r.png',
      'found',
    ),
    shape(
      3,
      'named by its caption',
      '<figure><img src="/i/r3.png" alt=""><figcaption>Mon open badge de robotique</figcaption></figure>',
      'i/r3.png',
      'found',
    ),
    shape(4, 'named by its title', '<img src="/i/r4.png" title="Badge numérique">', 'i/r4.png', 'found'),
    shape(5, 'without any name', '<img src="/i/r5.png" alt="Robotique">', 'i/r5.png', 'asked'),
    shape(
      6,
      'loaded lazily',
      '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/i/badge-6.png" width="200" height="200" class="lazyload" alt="">',
      'i/badge-6.png',
      'found',
    ),
    shape(
      7,
      'loaded by the browser when seen',
      '<div style="height:5000px"></div><img loading="lazy" src="/i/badge-7.png" alt="Badge" width="200" height="200">',
      'i/badge-7.png',
      'found',
    ),
    shape(
      8,
      'in a set of sources',
      '<img srcset="/i/badge-8.png 1x, /i/badge-8@2x.png 2x" alt="Badge">',
      'i/badge-8.png',
      'found',
    ),
    shape(
      9,
      'in a picture, beside modern formats',
      '<picture><source type="image/webp" srcset="/i/badge-9.webp"><img src="/i/badge-9.png" alt="Badge"></picture>',
      'i/badge-9.png',
      'found',
    ),
    shape(
      10,
      'behind Next’s image server',
      '<img src="/_next/image?url=%2Fi%2Fbadge-10.png&w=640&q=75" alt="Badge" width="200" height="200">',
      'i/badge-10.png',
      'found',
      {
        ...file('i/badge-10.png'),
        [`${ROOT}/_next/image`]: png(() => plain),
      },
    ),
    shape(
      11,
      'behind Photon',
      '<img src="https://i0.wp.com/photos.example/i/badge-11.png?fit=300%2C300&ssl=1" alt="Badge" width="200" height="200">',
      'i/badge-11.png',
      'found',
      {
        ...file('i/badge-11.png'),
        'https://i0.wp.com/photos.example/i/badge-11.png': png(() => plain),
      },
    ),
    shape(
      12,
      'behind weserv',
      '<img src="https://images.weserv.nl/?url=photos.example/i/badge-12.png&w=200" alt="Badge" width="200" height="200">',
      'i/badge-12.png',
      'found',
      {
        ...file('i/badge-12.png'),
        'https://images.weserv.nl/': png(() => plain),
      },
    ),
    shape(
      13,
      'behind GitHub’s camo',
      `<img src="https://camo.githubusercontent.com/aa/${Buffer.from(`${ROOT}/i/badge-13.png`).toString('hex')}" alt="Badge" width="200" height="200">`,
      'i/badge-13.png',
      'found',
      {
        ...file('i/badge-13.png'),
        [`https://camo.githubusercontent.com/aa/${Buffer.from(`${ROOT}/i/badge-13.png`).toString('hex')}`]: png(
          () => plain,
        ),
      },
    ),
    shape(
      14,
      'WordPress’s smaller copy',
      '<img src="/wp-content/uploads/2025/05/badge-robotique-150x150.png" alt="" width="150" height="150">',
      'wp-content/uploads/2025/05/badge-robotique-150x150.png',
      'found',
      {
        ...file('wp-content/uploads/2025/05/badge-robotique.png'),
        [`${ROOT}/wp-content/uploads/2025/05/badge-robotique-150x150.png`]: png(() => plain),
      },
    ),
    shape(
      15,
      'in the page itself',
      `<img src="data:image/png;base64,${Buffer.from(baked).toString('base64')}" alt="">`,
      `data:image/png;base64,${Buffer.from(baked).toString('base64')}`,
      'found',
      {},
    ),
    shape(
      16,
      'a link to download it',
      '<a href="/files/open-badge-robotique.png" download>Télécharger mon badge</a>',
      'files/open-badge-robotique.png',
      'found',
    ),
    shape(
      22,
      'behind wsrv, secure',
      '<img src="https://wsrv.nl/?url=ssl:photos.example/i/badge-22.png&w=200&output=webp" alt="Badge" width="200" height="200">',
      'i/badge-22.png',
      'found',
      { ...file('i/badge-22.png'), 'https://wsrv.nl/': png(() => plain) },
    ),
    shape(
      23,
      'in a set of sources that is loaded lazily',
      '<img src="data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22%20viewBox=%220%200%20200%20200%22/%3E" data-srcset="/i/badge-23.png 1x, /i/badge-23@2x.png 2x" alt="Badge" width="200" height="200">',
      'i/badge-23.png',
      'found',
    ),
    {
      ...shape(
        24,
        'the source that the browser has chosen',
        '<picture><source type="image/png" srcset="/i/badge-24.png"><img src="/i/badge-24.webp" alt="Badge" width="200" height="200"></picture>',
        'i/badge-24.png',
        'found',
      ),
      living: true,
    },
    {
      ...shape(
        25,
        'made by the page, under an address of its own',
        `<img id="inside" alt="Badge"><script>const bytes = Uint8Array.from(atob('${Buffer.from(baked).toString('base64')}'), (one) => one.charCodeAt(0)); document.getElementById('inside').src = URL.createObjectURL(new Blob([bytes], { type: 'image/png' }));</script>`,
        'i/inside.png',
        'asked',
        {},
      ),
      living: true,
    },
    {
      name: 'SVG in the page itself',
      living: true,
      url: `${ROOT}/page-17`,
      page: markup(bakeSvg3(badgeSvg('#1c6e5b', 'RB'), university.signed.robotics)),
      found: [{ at: JSON.stringify(university.signed.robotics), id: ADDRESS.robotics }],
    },
    {
      name: 'SVG in the page itself, Open Badges 2',
      url: `${ROOT}/page-18`,
      page: markup(bakeSvg2(badgeSvg('#1c6e5b', 'EX'), FACTORY.explorer, factory.hosted.explorer)),
      found: [{ at: FACTORY.explorer, id: FACTORY.explorer }],
    },
    {
      name: 'SVG as an image',
      url: `${ROOT}/page-19`,
      page: markup('<img src="/i/badge.svg" alt="Badge" width="120" height="120">'),
      more: { [`${ROOT}/i/badge.svg`]: svg(bakeSvg3(badgeSvg('#1c6e5b', 'RB'), university.signed.robotics)) },
      found: [{ at: `${ROOT}/i/badge.svg`, id: ADDRESS.robotics }],
    },
    {
      name: 'SVG as an object',
      url: `${ROOT}/page-26`,
      page: markup('<object type="image/svg+xml" data="/i/26.svg" width="120" height="120"></object>'),
      more: { [`${ROOT}/i/26.svg`]: svg(bakeSvg3(badgeSvg('#1c6e5b', 'RB'), university.signed.robotics)) },
      living: true,
      // Its document is a page of its own, which the scan looks at.
      found: [{ at: JSON.stringify(university.signed.robotics), id: ADDRESS.robotics }],
    },
    shape(
      20,
      'as a background',
      '<style>.b{width:150px;height:150px;background:#eee url(/i/r20.png) center/contain no-repeat}</style><div class="b"></div>',
      'i/r20.png',
      'asked',
    ),
    {
      ...shape(
        21,
        'as a background in a shadow tree',
        `<x-badge></x-badge><script>document.querySelector('x-badge').attachShadow({ mode: 'open' }).innerHTML = '<i style="display:block;width:96px;height:96px;background-image:url(/i/r21.png)"></i>'</script>`,
        'i/r21.png',
        'asked',
      ),
      living: true,
    },
  ];
};
