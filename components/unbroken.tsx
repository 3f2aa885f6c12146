/** A text whose names and options are not torn apart at their hyphens: a browser breaks a line after any of them. */
export function Unbroken({ text }: { text: string }) {
  return text.split(/(\S*-\S*)/).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      <span key={i} className="inline-block max-w-full">
        {part}
      </span>
    ),
  );
}
