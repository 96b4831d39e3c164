import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrap } from './unwrap.ts';

const AIM = 'https://www.credly.com/badges/0b1c2d3e-4f50-4172-8394-a5b6c7d8e9f0';
const ENC = encodeURIComponent(AIM);

/** Wrappers around anything. */
const WRAPPED = fc
  .tuple(
    fc.constantFrom('www.linkedin.com/safety/go', 'wsrv.nl/', 'www.bing.com/ck/a', 'a.example/_next/image'),
    fc.string(),
  )
  .map(([wrapper, text]) => `https://${wrapper}?u=${encodeURIComponent(text)}&url=${encodeURIComponent(text)}`);

describe('unwrap', () => {
  it.each([
    ['LinkedIn', `https://www.linkedin.com/safety/go/?url=${ENC}&urlhash=aB1c&mt=x&isSdui=true&lipi=y`],
    ['LinkedIn, dots encoded', `https://www.linkedin.com/safety/go?url=${ENC.replaceAll('.', '%2E')}`],
    ['LinkedIn, before', `https://www.linkedin.com/redir/redirect?url=${ENC}&urlhash=x`],
    ['LinkedIn, suspicious', `https://linkedin.com/redir/suspicious-page?url=${ENC}`],
    [
      'LinkedIn, add to profile',
      `https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&name=x&certUrl=${ENC}`,
    ],
    ['LinkedIn, share', `https://www.linkedin.com/shareArticle?mini=true&url=${ENC}`],
    ['Facebook', `https://l.facebook.com/l.php?u=${ENC}&h=AT0`],
    ['Facebook, mobile', `https://lm.facebook.com/l.php?u=${ENC}`],
    ['Facebook, warning', `https://www.facebook.com/flx/warn/?u=${ENC}`],
    ['Facebook, share', `https://www.facebook.com/sharer/sharer.php?u=${ENC}`],
    ['Instagram', `https://l.instagram.com/?u=${ENC}&e=x`],
    ['Threads', `https://l.threads.com/?u=${ENC}`],
    ['Google', `https://www.google.com/url?q=${ENC}&sa=D`],
    ['Google, France', `https://www.google.fr/url?url=${ENC}`],
    ['Google, Britain', `https://www.google.co.uk/url?q=${ENC}`],
    ['Bing', `https://www.bing.com/ck/a?!&p=1&u=a1${btoa(AIM).replace(/=+$/, '')}&ntb=1`],
    ['DuckDuckGo', `https://duckduckgo.com/l/?uddg=${ENC}&rut=x`],
    ['Outlook', `https://eur03.safelinks.protection.outlook.com/?url=${ENC}&data=05`],
    ['Teams', `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${ENC}`],
    ['Slack', `https://slack-redir.net/link?url=${ENC}`],
    ['YouTube', `https://www.youtube.com/redirect?event=x&q=${ENC}`],
    ['Reddit', `https://out.reddit.com/t3_x?url=${ENC}&token=y`],
    ['X, share, today', `https://x.com/intent/post?text=x&url=${ENC}`],
    ['X, share', `https://twitter.com/intent/tweet?text=x&url=${ENC}`],
    ['Internet Archive', `https://web.archive.org/web/20240102030405/${AIM}`],
    ['Internet Archive, part', `https://web.archive.org/web/20240102030405im_/${AIM}`],
    ['camo', `https://camo.githubusercontent.com/0a1b/${Buffer.from(AIM).toString('hex')}`],
    ['Photon, another of its servers', `https://i3.wp.com/${AIM.slice(8)}`],
    ['Photon', 'https://i0.wp.com/www.credly.com/badges/0b1c2d3e-4f50-4172-8394-a5b6c7d8e9f0?w=300&ssl=1'],
    ['weserv', `https://images.weserv.nl/?url=${ENC.replace('https%3A%2F%2F', '')}&w=300`],
    ['wsrv', `https://wsrv.nl/?url=ssl:${ENC.replace('https%3A%2F%2F', '')}`],
    ['Next', `https://anne.example/_next/image?url=${ENC}&w=640&q=75`],
    ['Vercel', `https://anne.example/_vercel/image?url=${ENC}&w=640&q=75`],
    ['Netlify', `https://anne.example/.netlify/images?url=${ENC}&w=640`],
    ['1EdTech’s validator', `https://openbadgesvalidator.imsglobal.org/results?url=${ENC}`],
    ['VerifierPlus', `https://verifierplus.org/verify?url=${ENC}`],
    ['the viewer of Blockcerts', `https://www.blockcerts.org/viewer?url=${ENC}`],
    ['badgecheck', `https://badgecheck.io?url=${ENC}`],
  ])('%s', (_, wrapped) => expect(unwrap(wrapped)).toBe(AIM));

  it('five levels, not six', () => {
    const wrap = (url: string, times: number): string =>
      times === 0 ? url : wrap(`https://slack-redir.net/link?url=${encodeURIComponent(url)}`, times - 1);
    expect(unwrap(wrap(AIM, 5))).toBe(AIM);
    expect(unwrap(wrap(AIM, 6))).toBeUndefined();
  });

  it('only http(s), never a user name', () => {
    for (const aim of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'https://a:b@c.example/']) {
      expect(unwrap(aim)).toBeUndefined();
      expect(unwrap(`https://slack-redir.net/link?url=${encodeURIComponent(aim)}`)).toBeUndefined();
    }
  });

  it('takes the holder’s address out, wherever it stands', () => {
    expect(unwrap('https://badgr.com/public/assertions/x?a=1&identity__email=a%40b.example&c=2')).toBe(
      'https://badgr.com/public/assertions/x?a=1&c=2',
    );
    expect(
      unwrap(
        `https://slack-redir.net/link?url=${encodeURIComponent('https://badgr.com/p?identity__email=a@b.example')}`,
      ),
    ).not.toContain('b.example');
  });

  it('leaves other addresses as they are: searches, pages of wrapping sites, relative ones', () => {
    for (const url of [
      AIM,
      'https://www.google.com/search?q=open+badges',
      'https://www.linkedin.com/in/anne/',
      'https://x.com/anne?s=20',
    ]) {
      expect(unwrap(url)).toBe(url);
    }
    expect(unwrap('../b.png', 'https://a.example/x/y/')).toBe('https://a.example/x/b.png');
    expect(unwrap('/_next/image?url=%2Fb.png&w=64', 'https://a.example/')).toBe('https://a.example/b.png');
  });

  it('never throws, never leaves http(s)', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), WRAPPED), (text) => {
        const url = unwrap(text, 'https://a.example/');
        expect(url === undefined || /^https?:\/\//.test(url)).toBe(true);
      }),
    );
  });
});
