/** Pages of the fictional web that are badges themselves. */
import { hex } from '../../world/cast.ts';
import { badgePng } from '../../world/draw/badge.ts';
import { bakePng } from '../../world/mint/bake-png.ts';
import { bakeSvg3 } from '../../world/mint/bake-svg.ts';
import { json, png, type Resource, svg, text } from '../../world/site.ts';
import { badgeSvg } from '../../world/sites/personal.ts';
import { ADDRESS } from '../../world/sites/university.ts';
import { BADGR, CREDLY, FACTORY3, MOODLE, PASSPORT } from '../credentials.ts';
import type { Seen, Shape, Shapes } from '../shape.ts';

/** `page` of a site that the fictional web has already. */
const THERE: Resource = { kind: 'redirect', status: 302, to: 'https://anne.example/' };
const own = (name: string, url: string, seen: Seen): Shape => ({ name, url, page: THERE, found: [seen] });

const doc = (n: number) => `https://docs.example/${hex(`page ${n}`, 6)}`;
const look = { shape: 'hexagon', sign: 'robot', colour: '#14507a', accent: '#e8b13c', size: 200 } as const;

export const pages: Shapes = ({ university }) => {
  const robotics = university.signed.robotics;
  return [
    own('Credly, a badge’s page', `${CREDLY.at}/public_url`, CREDLY),
    own('Badgr, a badge’s page', BADGR.at, BADGR),
    own('Open Badge Factory, a badge’s page', `${FACTORY3.at}.html`, FACTORY3),
    own('Open Badge Passport, a badge’s page', PASSPORT.at, PASSPORT),
    own('Moodle, a badge’s page', MOODLE.at, MOODLE),
    {
      name: 'JSON opened in a tab',
      url: `${doc(1)}.json`,
      page: json(robotics, 200, 'application/json'),
      found: [{ at: JSON.stringify(robotics), id: ADDRESS.robotics }],
    },
    {
      name: 'a token opened in a tab',
      url: `${doc(2)}.txt`,
      page: text(university.jwt.latin),
      found: [{ at: university.jwt.latin, id: ADDRESS.latin }],
    },
    {
      name: 'a baked PNG opened in a tab',
      url: `${doc(3)}.png`,
      page: png(() => bakePng(badgePng(look), JSON.stringify(robotics), 'openbadgecredential')),
      asked: [{ at: `${doc(3)}.png`, id: ADDRESS.robotics }],
    },
    {
      name: 'a baked SVG opened in a tab',
      url: `${doc(4)}.svg`,
      page: svg(bakeSvg3(badgeSvg('#1c6e5b', 'RB'), robotics)),
      found: [{ at: JSON.stringify(robotics), id: ADDRESS.robotics }],
    },
  ];
};
