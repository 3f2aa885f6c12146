/** The colours of the page as a canvas needs them: CSS variables do not reach into it. */
export type MatrixColours = {
  good: string;
  degraded: string;
  bad: string;
  recovering: string;
  unknown: string;
  onSign: string;
  ink: string;
  inkSoft: string;
  inkFaint: string;
  panel: string;
  raised: string;
  line: string;
  accent: string;
  font: string;
};

export function readColours(element: Element): MatrixColours {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    good: of('--good'),
    degraded: of('--degraded'),
    bad: of('--bad'),
    recovering: of('--recovering'),
    unknown: of('--unknown'),
    onSign: of('--on-sign'),
    ink: of('--ink'),
    inkSoft: of('--ink-soft'),
    inkFaint: of('--ink-faint'),
    panel: of('--panel'),
    raised: of('--panel-raised'),
    line: of('--line'),
    accent: of('--accent'),
    font: style.fontFamily,
  };
}
