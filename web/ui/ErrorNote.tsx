/** What went wrong and what to do about it. */
export function ErrorNote({ problem, again }: { problem: { title: string; detail: string }; again?: () => void }) {
  return (
    <div class="note note-error" role="alert">
      <div>
        <strong>{problem.title}</strong>
        <p>{problem.detail}</p>
      </div>
      {again && (
        <button type="button" onClick={again}>
          再试一次
        </button>
      )}
    </div>
  )
}
