export default function FindingPage() {
  return null
}
