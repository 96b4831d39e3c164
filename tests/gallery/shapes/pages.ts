/** Pages of the fictional web that are badges themselves. */
import { hex, uuid } from '../../world/cast.ts';
import { badgePng } from '../../world/draw/badge.ts';
import { bakePng } from '../../world/mint/bake-png.ts';
import { bakeSvg3 } from '../../world/mint/bake-svg.ts';
import { json, png, type Resource, svg, text } from '../../world/site.ts';
import { badgeSvg } from '../../world/sites/personal.ts';
import { ADDRESS } from '../../world/sites/university.ts';
import { ACCREDITED, BADGR, CITY, CREDLY, EDUBADGES, FACTORY3, MOODLE, PASSPORT, WORDPRESS } from '../credentials.ts';
import { markup } from '../html.ts';
import type { Seen, Shape, Shapes } from '../shape.ts';

/** `page` of a site that the fictional web has already. */
const THERE: Resource = { kind: 'redirect', status: 302, to: 'https://anne.example/' };
const own = (name: string, url: string, seen: Seen): Shape => ({ name, url, page: THERE, found: [seen] });

/** An application that fills its page by script, or shows nothing of use. */
const shell = (name: string, url: string, seen: Seen): Shape => ({
  name,
  url,
  page: markup('<div id="root"><h1>Badge</h1></div>'),
  found: [seen],
});
const CLOSED = `https://credsverse.com/credentials/${uuid('certifier page')}`;

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
    shell('edubadges, a badge’s page', EDUBADGES.at, EDUBADGES),
    shell('Accredible, a badge’s page', `${ACCREDITED.at}?key=ab12`, ACCREDITED),
    shell('BadgeOS, a badge’s page', WORDPRESS.at, WORDPRESS),
    shell('Open Badge Passport’s software elsewhere, a badge’s page', CITY.at, CITY),
    shell('Certifier, a badge’s page', CLOSED, { at: CLOSED, id: CLOSED }),
    {
      name: 'Accredible, under a host that tells nothing',
      url: ACCREDITED.at.replace('www.credential.net', 'success.ecole.example'),
      page: markup('<img src="https://images.credential.net/embed/ab12cd34.jpg" alt="Certificat">'),
      asked: [ACCREDITED],
    },
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
