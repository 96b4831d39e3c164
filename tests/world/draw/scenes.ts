/** Portraits, logos and landscapes as SVG: what stands on pages and is no badge. */

export interface Face {
  skin: string;
  hair: string;
  coat: string;
  back: string;
  long?: boolean;
}

/** A flat portrait in a square. */
export function portrait({ skin, hair, coat, back, long = false }: Face): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="200" height="200"><rect width="200" height="200" fill="${back}"/>${
    long ? `<path d="M52 96q0-58 48-58t48 58v62H52z" fill="${hair}"/>` : ''
  }<path d="M20 200q4-54 80-54t80 54z" fill="${coat}"/><path d="M82 118h36v30q-18 14-36 0z" fill="${skin}"/><path d="M82 130q18 14 36 0v8q-18 14-36 0z" fill="#0002"/><ellipse cx="100" cy="94" rx="36" ry="43" fill="${skin}"/><path d="M62 92q-4-52 40-52 40 0 37 50-9-8-13-26-24 14-50 10-8 6-14 18z" fill="${hair}"/><circle cx="87" cy="96" r="3.6" fill="#2b2320"/><circle cx="114" cy="96" r="3.6" fill="#2b2320"/><path d="M88 115q12 10 25 0" fill="none" stroke="#8d4a3f" stroke-width="3.4" stroke-linecap="round"/></svg>`;
}

/** A square logo of initials or a plain sign. */
export function logo(letters: string, colour: string, ink = '#fff'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100"><rect width="100" height="100" fill="${colour}"/><text x="50" y="64" text-anchor="middle" font-family="DejaVu Sans,Arial,sans-serif" font-weight="700" font-size="${letters.length > 2 ? 30 : 42}" fill="${ink}">${letters}</text></svg>`;
}

/** Sea, cliffs and sky: a banner, wider than any badge. */
export function coast(width = 1128, height = 240, sky = '#bcd9e6', sun = '#f6d37a'): string {
  const w = width;
  const h = height;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}" preserveAspectRatio="xMidYMid slice"><defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${sky}"/><stop offset="1" stop-color="#f4efe2"/></linearGradient></defs><rect width="${w}" height="${h}" fill="url(#s)"/><circle cx="${w * 0.72}" cy="${h * 0.42}" r="${h * 0.16}" fill="${sun}"/><path d="M0 ${h * 0.62}H${w}V${h}H0z" fill="#4f8fa3"/><path d="M0 ${h * 0.72}q${w * 0.12}-10 ${w * 0.25} 0t${w * 0.25} 0 ${w * 0.25} 0 ${w * 0.25} 0V${h}H0z" fill="#3b7a90"/><path d="M0 ${h * 0.34}l${w * 0.1}-6 ${w * 0.09} 10 ${w * 0.07} 4 ${w * 0.012} ${h * 0.26}H0z" fill="#eee9dd"/><path d="M0 ${h * 0.34}l${w * 0.1}-6 ${w * 0.09} 10 ${w * 0.07} 4-2 9-${w * 0.14} 1L0 ${h * 0.42}z" fill="#86a873"/><path d="M${w * 0.262} ${h * 0.4}l${w * 0.02} 2 ${w * 0.012} ${h * 0.22}h-${w * 0.012}q0-${h * 0.12}-${w * 0.018}-${h * 0.12}z" fill="#dfd8c8"/></svg>`;
}

/** A street of a port town. */
export function town(): string {
  const houses = ['#d98c5f', '#e8c07d', '#b5656b', '#8fa6b2', '#cfa98a', '#7d8f69', '#d3b8a0']
    .map((fill, i) => {
      const height = 120 + ((i * 37) % 60);
      const x = i * 90;
      const windows = [0, 1]
        .flatMap((c) =>
          [0, 1].map(
            (r) => `<rect x="${x + 16 + c * 36}" y="${330 - height + r * 46}" width="20" height="28" fill="#fff8" />`,
          ),
        )
        .join('');
      return `<path d="M${x} 340V${240 - height + 60}l45-34 45 34V340z" fill="${fill}"/>${windows}`;
    })
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 630 360" width="630" height="360"><rect width="630" height="360" fill="#cfe3ec"/>${houses}<rect y="320" width="630" height="40" fill="#5b8696"/><path d="M90 322l20 20h110l22-20z" fill="#7a3b2e"/><path d="M160 320V240l48 62h-48z" fill="#f5efe0"/></svg>`;
}

/** Hands, cards, a small rover: a classroom seen from above. */
export function classroom(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 630 360" width="630" height="360"><rect width="630" height="360" fill="#efe3cf"/><rect x="60" y="50" width="510" height="260" rx="14" fill="#d6b98c"/><path d="M110 250q120-120 210-60t200-70" fill="none" stroke="#2c2c2c" stroke-width="12"/><g transform="translate(250 150)"><rect width="120" height="78" rx="14" fill="#2f7f86"/><circle cx="22" cy="84" r="20" fill="#333"/><circle cx="98" cy="84" r="20" fill="#333"/><rect x="26" y="18" width="68" height="30" rx="6" fill="#f4d35e"/><path d="M60 0v-26" stroke="#333" stroke-width="5"/><circle cx="60" cy="-30" r="8" fill="#c8553d"/></g><rect x="420" y="210" width="110" height="70" rx="6" fill="#fff"/><path d="M434 228h80M434 244h60M434 260h70" stroke="#9aa7b0" stroke-width="5"/></svg>`;
}
