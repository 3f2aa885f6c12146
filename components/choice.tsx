type Props<T extends string> = {
  label: string;
  options: readonly (readonly [value: T, word: string])[];
  value: T;
  onChange: (value: T) => void;
};

/** A few options side by side, one of them chosen. */
export function Choice<T extends string>({ label, options, value, onChange }: Props<T>) {
  return (
    <div
      role="group"
      aria-label={label}
      className="flex flex-wrap rounded-lg border border-line bg-raised p-0.5"
    >
      {options.map(([option, word]) => (
        <button
          key={option}
          type="button"
          aria-pressed={option === value}
          onClick={() => onChange(option)}
          className={`h-7 rounded-md px-2.5 text-[0.8125rem] font-medium ${
            option === value ? 'bg-panel text-ink shadow-sm' : 'text-ink-soft hover:text-ink'
          }`}
        >
          {word}
        </button>
      ))}
    </div>
  );
}
