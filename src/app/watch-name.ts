/** Name of the port a page holds open while it shows a tab: `watch:<tab>`. */
export const WATCH = 'watch:';
