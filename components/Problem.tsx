interface ProblemProps {
  readonly id: string;
  readonly text: string | null;
}

/** Why a value was refused, beside its field; announced when it appears. */
export function Problem({ id, text }: ProblemProps) {
  return (
    <p id={id} class="problem" role="alert" hidden={text === null}>
      {text}
    </p>
  );
}
